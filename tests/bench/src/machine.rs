//! The machine, and how busy it was.

use crate::options::Options;
use std::fs;

/// The load averages of 1, 5 and 15 minutes.
pub(crate) fn load() -> String {
    read("/proc/loadavg").split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// Processor, cores, memory, kernel, what was built how, and the load before and after.
pub(crate) fn line(options: &Options, before: &str) -> String {
    let cpu = field(&read("/proc/cpuinfo"), "model name").unwrap_or_else(|| "unknown processor".to_owned());
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let kib: u64 = field(&read("/proc/meminfo"), "MemTotal")
        .and_then(|text| text.split(' ').next().and_then(|number| number.parse().ok()))
        .unwrap_or(0);
    let kernel = read("/proc/sys/kernel/osrelease");
    let built = &options.built;
    format!(
        "{cpu}, {cores} cores, {}.{} GiB, Linux {}; {built}; load {before} before, {} after.",
        kib / 1_048_576,
        kib % 1_048_576 * 10 / 1_048_576,
        kernel.trim(),
        load()
    )
}

/// The value of `name : value` in a file of the kernel.
pub(crate) fn field(text: &str, name: &str) -> Option<String> {
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim().to_owned())
}

/// Nothing where there is no such file: the line is for people.
fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_value_is_found_by_its_exact_name() {
        let text = "VmHWM:\t  812 kB\nVmRSS:\t  400 kB\nmodel name\t: A: B\n";
        assert_eq!(field(text, "VmRSS").as_deref(), Some("400 kB"));
        assert_eq!(field(text, "model name").as_deref(), Some("A: B"));
        assert_eq!(field(text, "Vm"), None);
    }
}
