//! Names of companies and people: many alike, some differing by one character only, some difficult to show.

use super::catalog::NameParts;
use super::random::Rng;

/// Makes the names of one tenant's customers.
#[derive(Debug)]
pub(super) struct Names<'a> {
    parts: &'a NameParts,
    rng: Rng,
    /// Every so many customers get a difficult name.
    period: usize,
    made: usize,
    /// The parts of the last company name: city, first character, trade and form.
    last: Option<[&'a str; 4]>,
}

/// A customer's real name.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) is_person: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(parts: &'a NameParts, rng: Rng, customers: usize) -> Self {
        Self { parts, rng, period: if customers < 100 { 7 } else { 61 }, made: 0, last: None }
    }

    pub(super) fn next(&mut self) -> Name {
        self.made += 1;
        let company = |text| Name { text, is_person: false };
        if self.made.is_multiple_of(self.period) {
            let turn = (self.made / self.period - 1) % self.parts.difficult.len().max(1);
            return company(self.parts.difficult.get(turn).cloned().unwrap_or_default());
        }
        match self.rng.below(100) {
            0..5 => Name { text: self.person(), is_person: true },
            5..11 => company(self.english()),
            11..20 => company(self.near_duplicate()),
            _ => company(self.company()),
        }
    }

    /// The name of a person: two or three characters.
    pub(super) fn person(&mut self) -> String {
        let mut name = self.rng.pick(&self.parts.surnames).to_owned();
        name.push_str(self.rng.pick(&self.parts.given));
        if self.rng.permille(550) {
            name.push_str(self.rng.pick(&self.parts.given));
        }
        name
    }

    pub(super) fn company(&mut self) -> String {
        let parts = self.parts;
        let [city, first] = [&parts.cities, &parts.first].map(|list| self.rng.pick(list));
        let [trade, form] = [&parts.trades, &parts.forms].map(|list| self.rng.pick(list));
        self.last = Some([city, first, trade, form]);
        format!("{city}{first}{}{trade}{form}", self.rng.pick(&parts.second))
    }

    /// The last company's name with another second character.
    fn near_duplicate(&mut self) -> String {
        match self.last {
            Some([city, first, trade, form]) => {
                format!("{city}{first}{}{trade}{form}", self.rng.pick(&self.parts.second))
            }
            None => self.company(),
        }
    }

    fn english(&mut self) -> String {
        let parts = self.parts;
        let [first, second] = [&parts.english_first, &parts.english_second].map(|list| self.rng.pick(list));
        format!("{first} {second} {}", self.rng.pick(&parts.english_forms))
    }
}

/// A login name that no other customer has: two syllables and a number.
pub(super) fn account_name(rng: &mut Rng, number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "yun", "hai", "tian", "xing", "rui", "ming", "zhi", "jin", "hong", "lian", "qi", "sheng", "bo", "yuan", "ka",
        "xin",
    ];
    let mut syllable = || SYLLABLES.get(rng.below(SYLLABLES.len())).copied().unwrap_or("hua");
    format!("{}{}_{}", syllable(), syllable(), base36(number))
}

fn base36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(u32::try_from(number % 36).ok().and_then(|digit| char::from_digit(digit, 36)));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::catalog::Catalog;
    use std::collections::HashSet;

    #[test]
    fn names_hold_near_duplicates_people_english_and_every_difficult_one() {
        let catalog = Catalog::read().unwrap();
        let mut names = Names::new(&catalog.names, Rng::new(1, "names"), 1_500);
        let made: Vec<Name> = (0..1_500).map(|_| names.next()).collect();
        for difficult in &catalog.names.difficult {
            assert!(made.iter().any(|name| name.text == *difficult), "{difficult}");
        }
        assert!(made.iter().filter(|name| name.is_person).all(|name| (2..=4).contains(&name.text.chars().count())));
        assert!(made.iter().any(|name| name.text.is_ascii()));
        let differ_by_one = |a: &str, b: &str| {
            a.chars().count() == b.chars().count() && a.chars().zip(b.chars()).filter(|(a, b)| a != b).count() == 1
        };
        let near = made.windows(2).filter(|pair| differ_by_one(&pair[0].text, &pair[1].text)).count();
        assert!(near > 50, "{near}");
    }

    #[test]
    fn account_names_are_unique() {
        let mut rng = Rng::new(1, "accounts");
        let made: HashSet<String> = (0..5_000).map(|number| account_name(&mut rng, number)).collect();
        assert_eq!(made.len(), 5_000);
        assert_eq!(base36(36 * 36 + 35), "10z");
    }
}
