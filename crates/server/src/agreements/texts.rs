//! The published texts, a file for each programme, kind, version and language. A version is never edited: who signed it
//! has to find it as it was.

use domain::agreement::AgreementKind;
use domain::api::agreements::AgreementText;
use domain::program::Program;

struct Published {
    program: Program,
    kind: AgreementKind,
    version: u32,
    /// The title in the first line, then a paragraph a line; lines between may be empty.
    zh: &'static str,
    en: &'static str,
}

const PUBLISHED: &[Published] = &[
    Published {
        program: Program::Pce,
        kind: AgreementKind::Terms,
        version: 1,
        zh: include_str!("texts/PCE-TERMS-1.zh-CN.txt"),
        en: include_str!("texts/PCE-TERMS-1.en.txt"),
    },
    Published {
        program: Program::Pce,
        kind: AgreementKind::Commitments,
        version: 1,
        zh: include_str!("texts/PCE-COMMITMENTS-1.zh-CN.txt"),
        en: include_str!("texts/PCE-COMMITMENTS-1.en.txt"),
    },
];

/// A text at a version; none that was never published.
pub(crate) fn published(program: Program, kind: AgreementKind, version: u32) -> Option<AgreementText> {
    let is_asked = |one: &&Published| (one.program, one.kind, one.version) == (program, kind, version);
    let one = PUBLISHED.iter().find(is_asked)?;
    let (title_zh, paragraphs_zh) = parts(one.zh);
    let (title_en, paragraphs_en) = parts(one.en);
    Some(AgreementText { program, kind, version, title_zh, title_en, paragraphs_zh, paragraphs_en })
}

fn parts(text: &str) -> (String, Vec<String>) {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    (lines.next().unwrap_or_default(), lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::sha256_hex;
    use domain::rules::programs::join::Accepted;

    /// What each version says, for ever: a line is added with each new version, and none is changed.
    const DIGESTS: &str = include_str!("texts/digests.txt");

    #[test]
    fn no_published_version_is_edited() {
        let found: Vec<String> = PUBLISHED
            .iter()
            .map(|one| {
                let digest = sha256_hex(format!("{}\n{}", one.zh, one.en));
                format!("{}-{}-{} {digest}", one.program, one.kind, one.version)
            })
            .collect();
        let kept: Vec<&str> = DIGESTS.lines().collect();
        assert_eq!(found, kept, "a published text is signed as it is: add a version instead");
    }

    #[test]
    fn every_text_that_is_signed_today_is_there_in_both_languages() {
        let all = Accepted { terms: true, commitments: true };
        let asking = Program::ALL.iter().copied().filter(|program| all.asked_by(*program) != Accepted::default());
        let mut found = 0;
        for program in asking {
            let asked = all.asked_by(program);
            for (kind, is_asked) in
                [(AgreementKind::Terms, asked.terms), (AgreementKind::Commitments, asked.commitments)]
            {
                if is_asked {
                    assert!(published(program, kind, kind.text_version()).is_some(), "{program} {kind}");
                    found += 1;
                }
            }
        }
        assert!(found >= 2, "{found}");
    }

    #[test]
    fn both_languages_have_the_same_paragraphs_and_no_file_is_left_out() {
        for one in PUBLISHED {
            let text = published(one.program, one.kind, one.version).unwrap();
            let name = format!("{}-{}-{}", one.program, one.kind, one.version);
            assert!(text.paragraphs_zh.len() >= 5, "{name}");
            assert_eq!(text.paragraphs_zh.len(), text.paragraphs_en.len(), "{name}");
            for (zh, en) in text.paragraphs_zh.iter().zip(&text.paragraphs_en) {
                assert!(!zh.is_ascii() && en.is_ascii(), "{name}: {zh} {en}");
            }
            let (zh, en) = (&text.title_zh, &text.title_en);
            assert!(!zh.is_ascii() && en.is_ascii() && !en.is_empty(), "{name}");
            assert_eq!(crate::paper::missing(&format!("{}{}", one.zh, one.en)), "", "{name}");
        }
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/agreements/texts");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), PUBLISHED.len() * 2 + 1);
        assert!(published(Program::Pce, AgreementKind::Terms, 0).is_none());
        assert!(published(Program::Capability, AgreementKind::Terms, 1).is_none());
    }
}
