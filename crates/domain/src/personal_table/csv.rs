//! Cells separated by a sign, some in quotes, as spreadsheets write them.

/// The records of a text, each with its cells; an empty line is a record without any. The sign is what the first line has
/// most of: comma, semicolon or tab.
///
/// # Errors
/// The number of the record, from 1, in which a quote is never closed.
pub(super) fn records(text: &str) -> Result<Vec<Vec<String>>, usize> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text.lines().next().unwrap_or_default());
    let mut all = Vec::new();
    let (mut record, mut cell, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if quoted {
            match sign {
                // Two quotes inside quotes are one.
                '"' if signs.peek() == Some(&'"') => {
                    signs.next();
                    cell.push('"');
                }
                '"' => quoted = false,
                other => cell.push(other),
            }
            continue;
        }
        match sign {
            '"' if cell.trim().is_empty() => {
                cell.clear();
                (quoted, begun) = (true, true);
            }
            '\r' if signs.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                finish(&mut record, &mut cell, &mut begun);
                all.push(std::mem::take(&mut record));
            }
            sign if sign == separator => {
                record.push(std::mem::take(&mut cell).trim().to_owned());
                begun = true;
            }
            other => {
                cell.push(other);
                begun = true;
            }
        }
    }
    if quoted {
        return Err(all.len() + 1);
    }
    if begun {
        finish(&mut record, &mut cell, &mut begun);
        all.push(record);
    }
    Ok(all)
}

fn finish(record: &mut Vec<String>, cell: &mut String, begun: &mut bool) {
    if std::mem::take(begun) {
        record.push(std::mem::take(cell).trim().to_owned());
    }
}

fn separator(head: &str) -> char {
    let count = |sign: char| head.chars().filter(|one| *one == sign).count();
    [';', '\t'].into_iter().filter(|sign| count(*sign) > count(',')).max_by_key(|sign| count(*sign)).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::records;

    #[test]
    fn cells_are_what_a_spreadsheet_wrote() {
        for (text, cells) in [
            ("a,b\r\n1, 2 \r\n", vec![vec!["a", "b"], vec!["1", "2"]]),
            ("\u{feff}a;b\n1;\"x;y\"", vec![vec!["a", "b"], vec!["1", "x;y"]]),
            ("a\tb\n\n1\t", vec![vec!["a", "b"], vec![], vec!["1", ""]]),
            ("a,b\n\"say \"\"hi\"\"\",\"two\nlines\"\n", vec![vec!["a", "b"], vec!["say \"hi\"", "two\nlines"]]),
            ("\"\",\"\"", vec![vec!["", ""]]),
            ("", vec![]),
        ] {
            assert_eq!(records(text).unwrap(), cells, "{text:?}");
        }
        assert_eq!(records("a,b\n1,\"2"), Err(2));
    }
}
