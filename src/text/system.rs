//! Says why the system refuses something, in words.

use std::io;

use super::strings::fill;
use super::{Locale, read_error};
use crate::store::SystemError;

/// Returns why something cannot be read, in words of the reader's language: the one place that puts errors of the system into
/// words.
#[must_use]
pub fn system_error(error: &io::Error, locale: Locale) -> String {
    system_reason(&SystemError::of(error), locale)
}

/// Returns a reason of the system in words of the reader's language.
#[must_use]
pub fn system_reason(error: &SystemError, locale: Locale) -> String {
    let texts = &locale.texts().files;
    let words = match error {
        SystemError::TaskFailed => texts.reason_task,
        SystemError::Document(inner) => return read_error(inner, &locale),
        SystemError::StorageFull => texts.reason_storage_full,
        SystemError::Quota => texts.reason_quota,
        SystemError::ReadOnly => texts.reason_read_only,
        SystemError::NoFolder => texts.reason_no_folder,
        SystemError::Missing => texts.reason_missing,
        SystemError::NotAFolder => texts.reason_not_a_folder,
        SystemError::Folder => texts.reason_is_folder,
        SystemError::NotAFile => texts.reason_not_a_file,
        SystemError::NotEmpty => texts.reason_not_empty,
        SystemError::Denied => texts.reason_denied,
        SystemError::Exists => texts.reason_exists,
        SystemError::Name => texts.reason_name,
        SystemError::Links => texts.reason_links,
        SystemError::Busy => texts.reason_busy,
        SystemError::TooLarge => texts.reason_too_large,
        SystemError::NotText => texts.reason_not_text,
        SystemError::Short => texts.reason_short,
        SystemError::Fault => texts.reason_fault,
        SystemError::Gone => texts.reason_gone,
        SystemError::Network => texts.reason_network,
        SystemError::TimedOut => texts.reason_timed_out,
        SystemError::Closed => texts.reason_closed,
        SystemError::OtherDisk => texts.reason_other_disk,
        SystemError::ManyOpen => texts.reason_many_open,
        SystemError::Memory => texts.reason_memory,
        SystemError::Unsupported => texts.reason_unsupported,
        SystemError::Interrupted => texts.reason_interrupted,
        SystemError::Numbered(number) => {
            return fill!(texts.reason_numbered, &[("number", &locale.ungrouped(number.unsigned_abs()))]);
        }
        SystemError::Unknown => texts.reason_unknown,
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::{self, ErrorKind};

    use super::{system_error, system_reason};
    use crate::store::SystemError;
    use crate::text::{Language, Locale};

    const KINDS: &[ErrorKind] = &[
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::ConnectionRefused,
        ErrorKind::ConnectionReset,
        ErrorKind::HostUnreachable,
        ErrorKind::NetworkUnreachable,
        ErrorKind::ConnectionAborted,
        ErrorKind::NotConnected,
        ErrorKind::AddrInUse,
        ErrorKind::AddrNotAvailable,
        ErrorKind::NetworkDown,
        ErrorKind::BrokenPipe,
        ErrorKind::AlreadyExists,
        ErrorKind::WouldBlock,
        ErrorKind::NotADirectory,
        ErrorKind::IsADirectory,
        ErrorKind::DirectoryNotEmpty,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::StaleNetworkFileHandle,
        ErrorKind::InvalidInput,
        ErrorKind::InvalidData,
        ErrorKind::TimedOut,
        ErrorKind::WriteZero,
        ErrorKind::StorageFull,
        ErrorKind::NotSeekable,
        ErrorKind::QuotaExceeded,
        ErrorKind::FileTooLarge,
        ErrorKind::ResourceBusy,
        ErrorKind::ExecutableFileBusy,
        ErrorKind::Deadlock,
        ErrorKind::CrossesDevices,
        ErrorKind::TooManyLinks,
        ErrorKind::InvalidFilename,
        ErrorKind::ArgumentListTooLong,
        ErrorKind::Interrupted,
        ErrorKind::Unsupported,
        ErrorKind::UnexpectedEof,
        ErrorKind::OutOfMemory,
        ErrorKind::Other,
    ];

    fn is_latin(letter: char) -> bool {
        letter.is_ascii_alphabetic()
    }

    #[test]
    fn every_kind_has_words_in_both_languages() {
        for kind in KINDS {
            let error = io::Error::from(*kind);
            let reason = SystemError::of(&error);
            assert_eq!(reason == SystemError::Unknown, *kind == ErrorKind::Other, "{kind:?}");
            assert_eq!(system_error(&error, Locale::of(Language::En)), reason.to_string());
            let arabic = system_error(&error, Locale::of(Language::Ar));
            assert!(!arabic.contains(is_latin), "{kind:?}: {arabic}");
        }
    }

    /// What the system itself says, "Input/output error (os error 5)", stands in no Arabic sentence.
    #[test]
    fn numbers_of_the_system_have_words() {
        let mut sentences = BTreeSet::new();
        for number in (1..=133).chain([9999]) {
            let error = io::Error::from_raw_os_error(number);
            let arabic = system_error(&error, Locale::of(Language::Ar));
            assert!(!arabic.contains(is_latin), "{number}: {arabic}");
            assert!(!system_error(&error, Locale::of(Language::En)).contains("os error"), "{number}");
            sentences.insert(arabic);
        }
        assert!(sentences.len() > 20, "{sentences:?}");
    }

    #[test]
    fn reasons_are_told_apart() {
        let kinds: BTreeSet<String> = KINDS
            .iter()
            .map(|kind| system_reason(&SystemError::of(&io::Error::from(*kind)), Locale::of(Language::Ar)))
            .collect();
        assert!(kinds.len() > 20, "{kinds:?}");
    }
}
