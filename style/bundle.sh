#!/bin/sh
# Joins the style sheets into target/style/main.css, the order of the layers first. Trunk runs it before each build
# (Trunk.toml): it copies style sheets as they are and does not follow @import.
set -eu
cd "$(dirname "$0")/.."
mkdir -p target/style
find style/features -name '*.css' | LC_ALL=C sort | xargs cat style/layers.css style/tokens.css style/base.css style/boot.css style/ui/*.css style/print.css > target/style/main.css
