//! Sources as the rules see them: comments, literals and test code blanked, paths and calls found.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A source file of the program.
pub(crate) struct Source {
    /// Its path below `src/`, with `/` between folders.
    pub(crate) path: String,
    /// Its text with comments, literals and test code blanked; every line stands where it stands in the file.
    pub(crate) code: String,
    /// The number of its lines, tests included.
    pub(crate) line_count: usize,
}

impl Source {
    /// The top-level module that it belongs to.
    pub(crate) fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// True when its path begins with one of `beginnings`.
    pub(crate) fn is_under(&self, beginnings: &[&str]) -> bool {
        beginnings.iter().any(|beginning| self.path.starts_with(beginning))
    }

    /// How many `super` lead from it to the root of the crate.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if ["mod.rs", "lib.rs", "main.rs"].iter().any(|name| self.path.ends_with(name)) { parts - 1 } else { parts }
    }

    /// "src/plan/mod.rs:12: what".
    pub(crate) fn at(&self, offset: usize, what: &str) -> String {
        let line = self.code[..offset].matches('\n').count() + 1;
        format!("src/{}:{line}: {what}", self.path)
    }
}

/// All sources but those that are compiled for tests only, in the order of their paths.
pub(crate) static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, "", &mut files);
    files.sort();
    let mut sources = Vec::new();
    let mut for_tests = Vec::new();
    for (path, text) in files {
        let plain = blank_comments_and_literals(&text);
        let (code, test_modules) = blank_tests(&plain);
        let folder = folder_of_children(&path);
        for_tests
            .extend(test_modules.iter().flat_map(|name| [format!("{folder}{name}.rs"), format!("{folder}{name}/")]));
        sources.push(Source { path, code, line_count: text.lines().count() });
    }
    assert!(!sources.is_empty(), "no sources in {}", root.display());
    sources.retain(|source| !for_tests.iter().any(|beginning| source.path.starts_with(beginning)));
    sources
});

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files);
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            files.push((format!("{prefix}{name}"), text));
        }
    }
}

/// Where the modules stand that the file at `path` declares: "plan/" for "plan/mod.rs", "plan/list/" for "plan/list.rs".
fn folder_of_children(path: &str) -> String {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    match stem.rsplit_once('/') {
        Some((folder, "mod")) => format!("{folder}/"),
        None if ["lib", "main"].contains(&stem) => String::new(),
        _ => format!("{stem}/"),
    }
}

/// Blanks comments, texts and characters, and keeps all line ends.
fn blank_comments_and_literals(text: &str) -> String {
    let mut rest = text;
    let mut code = String::with_capacity(text.len());
    let mut after_word = false;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment_length(rest)
        } else if let Some(length) = if after_word { plain_text_length(rest) } else { text_length(rest) } {
            length
        } else {
            character_length(rest)
        };
        if skipped == 0 {
            code.push(first);
            after_word = is_word(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.extend(rest[..skipped].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
            after_word = false;
            rest = &rest[skipped..];
        }
    }
    code
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The length of the text literal that `rest` begins with, prefix and quotes included.
fn text_length(rest: &str) -> Option<usize> {
    let prefix = ["br", "cr", "r", "b", "c"].into_iter().find(|prefix| {
        let after = rest.strip_prefix(prefix).unwrap_or_default().trim_start_matches('#');
        after.starts_with('"')
    });
    let Some(prefix) = prefix.filter(|prefix| prefix.ends_with('r')) else {
        let length = prefix.map_or(0, str::len);
        return plain_text_length(&rest[length..]).map(|quoted| length + quoted);
    };
    let marks = rest[prefix.len()..].chars().take_while(|letter| *letter == '#').count();
    let start = prefix.len() + marks + 1;
    let end = format!("\"{}", "#".repeat(marks));
    Some(rest[start..].find(&end).map_or(rest.len(), |length| start + length + end.len()))
}

/// The same for one without a prefix.
fn plain_text_length(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('"')?;
    let mut escaped = false;
    for (offset, letter) in inside.char_indices() {
        match letter {
            '"' if !escaped => return Some(offset + 2),
            _ => escaped = letter == '\\' && !escaped,
        }
    }
    Some(rest.len())
}

/// The length of the character literal that `rest` begins with; 0 for a lifetime or anything else.
fn character_length(rest: &str) -> usize {
    let Some(inside) = rest.strip_prefix('\'') else { return 0 };
    if let Some(escape) = inside.strip_prefix('\\') {
        // The escaped character may be a quote itself.
        let first = escape.chars().next().map_or(0, char::len_utf8);
        return escape[first..].find('\'').map_or(0, |end| 2 + first + end + 1);
    }
    let mut letters = inside.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), Some('\'')) => letter.len_utf8() + 2,
        _ => 0,
    }
}

/// Blanks the items under `#[cfg(test)]`, and names the modules among them that are files of their own.
fn blank_tests(code: &str) -> (String, Vec<&str>) {
    const MARK: &str = "#[cfg(test)]";
    let mut result = String::with_capacity(code.len());
    let mut modules = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find(MARK) {
        let item = &rest[start..start + MARK.len() + item_length(&rest[start + MARK.len()..])];
        modules.extend(declared_modules(item));
        result.push_str(&rest[..start]);
        result.extend(item.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
        rest = &rest[start + item.len()..];
    }
    result.push_str(rest);
    (result, modules)
}

/// The length of the item that `code` begins with: to its `;`, or to the end of its braces.
fn item_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (offset, letter) in code.char_indices() {
        match letter {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && letter == '}' {
                    return offset + 1;
                }
            }
            ';' if depth == 0 => return offset + 1,
            _ => {}
        }
    }
    code.len()
}

/// The modules that `code` declares as files of their own.
pub(crate) fn declared_modules(code: &str) -> Vec<&str> {
    words(code, "mod")
        .filter_map(|offset| {
            let name = first_word(code[offset + 3..].trim_start())?;
            let after = &code[offset + 3..].trim_start()[name.len()..];
            after.trim_start().starts_with(';').then_some(name)
        })
        .collect()
}

/// Where `word` stands as a word of its own.
pub(crate) fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word)
        .map(|(offset, _)| offset)
        .filter(move |&offset| !code[..offset].ends_with(is_word) && !code[offset + word.len()..].starts_with(is_word))
}

fn first_word(code: &str) -> Option<&str> {
    let length = code.find(|letter| !is_word(letter)).unwrap_or(code.len());
    (length > 0).then(|| &code[..length])
}

/// The names that follow `root::`, with their offsets: `a` and `b` in `use root::{a, b::{c, d}}`.
pub(crate) fn segments_after<'a>(code: &'a str, root: &str) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for offset in words(code, root) {
        let before = code[..offset].trim_end();
        let is_first = before.strip_suffix("::").is_none_or(|before| !before.ends_with(is_word));
        if let Some(after) = code[offset + root.len()..].trim_start().strip_prefix("::").filter(|_| is_first) {
            found.extend(path_starts(code, code.len() - after.len()));
        }
    }
    found
}

/// The first words of the path, or of the group of paths, at `offset`.
fn path_starts(code: &str, offset: usize) -> Vec<(usize, &str)> {
    let start = code.len() - code[offset..].trim_start().len();
    let Some(group) = code[start..].strip_prefix('{') else {
        return first_word(&code[start..]).map(|word| (start, word)).into_iter().collect();
    };
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut at_start = true;
    for (position, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            letter if at_start && is_word(letter) => {
                at_start = false;
                found.extend(first_word(&group[position..]).map(|word| (start + 1 + position, word)));
            }
            _ => {}
        }
    }
    found
}

/// Where `method` is called on something called `receiver`, or on what a method of that name returns.
pub(crate) fn method_calls<'a>(code: &'a str, receiver: &'a str, method: &'a str) -> impl Iterator<Item = usize> + 'a {
    words(code, method).filter(move |&offset| {
        let is_call = code[offset + method.len()..].starts_with(['(', ':']);
        let object = code[..offset].trim_end().strip_suffix('.').map(str::trim_end);
        let object = object.map(|object| object.strip_suffix("()").unwrap_or(object));
        let is_receiver =
            object.and_then(|object| object.strip_suffix(receiver)).is_some_and(|before| !before.ends_with(is_word));
        is_call && is_receiver
    })
}

/// What `source` names at the root of the crate, by `crate::`, or of `modules` by `super::` as far as the root.
pub(crate) fn used_modules<'a>(source: &'a Source, modules: &[&str]) -> Vec<(usize, &'a str)> {
    let mut used = segments_after(&source.code, "crate");
    for offset in words(&source.code, "super") {
        if source.code[..offset].trim_end().ends_with("::") {
            continue;
        }
        let mut at = offset;
        let mut steps = 0;
        while let Some(after) =
            source.code[at..].strip_prefix("super").and_then(|rest| rest.trim_start().strip_prefix("::"))
        {
            steps += 1;
            at = source.code.len() - after.trim_start().len();
        }
        if steps >= source.depth() {
            used.extend(path_starts(&source.code, at).into_iter().filter(|(_, name)| modules.contains(name)));
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::{
        Source, blank_comments_and_literals, blank_tests, folder_of_children, method_calls, segments_after,
        used_modules,
    };

    #[test]
    fn comments_and_literals_are_blank() {
        let cases = [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            (r#"a("b \" // c", d)"#, "a(           , d)"),
            (r##"a(r#"b " c"#, d)"##, "a(          , d)"),
            (r#"a(br"b\", b"c")"#, "a(      ,     )"),
            (r"a('\'', '{', '\u{200f}', 'é')", "a(    ,    ,           ,    )"),
            ("fn a<'b>(c: &'b str)", "fn a<'b>(c: &'b str)"),
            ("car\"b\"", "car   "),
            ("\"a\nb\"c", "  \n  c"),
            ("//! [`crate::gui`]\nuse crate::plan;", "                  \nuse crate::plan;"),
        ];
        for (text, expected) in cases {
            assert_eq!(blank_comments_and_literals(text), expected, "{text}");
        }
    }

    #[test]
    fn tests_are_blank() {
        let cases: [(&str, &str, &[&str]); 5] = [
            ("a();\n#[cfg(test)]\nmod tests {\n b { c }\n}\nd();", "a();\nX\nX\nX\nX\nd();", &[]),
            ("#[cfg(test)]\npub(crate) mod sample;\nmod a;", "X\nX\nmod a;", &["sample"]),
            ("#[cfg(test)] #[expect(b, reason = c)] mod tests; d", " d", &["tests"]),
            ("#[cfg(test)] use a::b; c", " c", &[]),
            ("#[cfg(feature = x)] mod a;", "#[cfg(feature = x)] mod a;", &[]),
        ];
        for (code, expected, modules) in cases {
            let (blanked, found) = blank_tests(code);
            let lines: Vec<&str> =
                blanked.lines().map(|line| if line.trim().is_empty() { "X" } else { line }).collect();
            let kept = lines.join("\n");
            assert_eq!(kept.trim_start(), expected.trim_start(), "{code}");
            assert_eq!(found, modules, "{code}");
        }
    }

    #[test]
    fn paths_are_found() {
        let cases: [(&str, &str, &[&str]); 9] = [
            ("use crate::plan::Plan;", "crate", &["plan"]),
            ("use crate::{plan::{A, text}, reach, self as b};", "crate", &["plan", "reach", "self"]),
            ("use crate :: { plan };", "crate", &["plan"]),
            ("fn a() -> crate::budget::Totals { crate::reach::b() }", "crate", &["budget", "reach"]),
            ("pub(in crate::text) fn a() {}", "crate", &["text"]),
            ("$crate::app::A", "crate", &["app"]),
            ("pub(crate) fn a(my_crate: B)", "crate", &[]),
            ("use std::{env, path::{fs, Path}}; ::std::fs::read(a)", "std", &["env", "path", "fs"]),
            ("other::std::fs::read(a)", "std", &[]),
        ];
        for (code, root, expected) in cases {
            let found: Vec<&str> = segments_after(code, root).into_iter().map(|(_, name)| name).collect();
            assert_eq!(found, expected, "{code}");
        }
    }

    #[test]
    fn paths_up_to_the_root_are_found() {
        let cases: [(&str, &str, &[&str]); 6] = [
            ("reach/mod.rs", "use super::budget::A; use super::{plan, check};", &["budget", "plan", "check"]),
            ("reach/pmf.rs", "use super::budget::A;", &[]),
            ("reach/pmf.rs", "use super::super::budget::A;", &["budget"]),
            ("gui/widgets/text.rs", "use super::super::plan::A;", &[]),
            ("gui/widgets/mod.rs", "use super::super::plan::A;", &["plan"]),
            ("reach/mod.rs", "use super::nothing_of_ours; struct A(super::B);", &[]),
        ];
        for (path, code, expected) in cases {
            let source = Source { path: path.to_owned(), code: code.to_owned(), line_count: 1 };
            let found: Vec<&str> = used_modules(&source, &["plan", "check", "reach", "budget"])
                .into_iter()
                .map(|(_, name)| name)
                .collect();
            assert_eq!(found, expected, "{path}: {code}");
        }
    }

    #[test]
    fn calls_are_found() {
        let cases = [
            ("ui.label(a)", 1),
            ("ui\n    .label(a)", 1),
            ("cx.ui.label(a)", 1),
            ("command.label(texts)", 0),
            ("gui.label(a)", 0),
            ("ui.label_of(a)", 0),
            ("ui.label = a", 0),
            ("ui().label(a); ui.label::<A>(b)", 2),
        ];
        for (code, expected) in cases {
            assert_eq!(method_calls(code, "ui", "label").count(), expected, "{code}");
        }
    }

    #[test]
    fn places_are_named_by_file_and_line() {
        let source = Source { path: "plan/list.rs".to_owned(), code: "a\nb\nc".to_owned(), line_count: 3 };
        assert_eq!(source.at(4, "what"), "src/plan/list.rs:3: what");
        assert_eq!((source.module(), source.depth()), ("plan", 2));
        let cases = [("lib.rs", ""), ("plan/mod.rs", "plan/"), ("plan/list.rs", "plan/list/"), ("gui.rs", "gui/")];
        for (path, folder) in cases {
            assert_eq!(folder_of_children(path), folder);
        }
    }
}
