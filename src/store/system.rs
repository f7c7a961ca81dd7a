//! Says why the system refuses something, as data that can be put into any language.

use std::error::Error;
use std::io::{self, ErrorKind};

use super::{ReadError, SaveError, TaskFailed};

/// Says why the system refused to read or write something.
///
/// What an [`io::Error`] says of itself is in the language of the library and ends in numbers; this names what a reader can
/// do something about, and keeps the number of everything else.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SystemError {
    /// The part of the program that does it has failed.
    #[error("the part of the program that does this has failed")]
    TaskFailed,
    /// What was written cannot be read back.
    #[error("{0}")]
    Document(Box<ReadError>),
    /// The disk is full.
    #[error("the disk is full")]
    StorageFull,
    /// The user's share of the disk is full.
    #[error("your share of the disk is full")]
    Quota,
    /// The disk cannot be written.
    #[error("the disk is read-only")]
    ReadOnly,
    /// The folder of a file that is written does not exist.
    #[error("the folder does not exist")]
    NoFolder,
    /// What is read does not exist.
    #[error("it does not exist")]
    Missing,
    /// A part of the path that should be a folder is a file.
    #[error("a part of the path is not a folder")]
    NotAFolder,
    /// What should be a file is a folder.
    #[error("it is a folder")]
    Folder,
    /// What should be a file is a device or something else.
    #[error("it is not an ordinary file")]
    NotAFile,
    /// A folder that should be empty is not.
    #[error("the folder is not empty")]
    NotEmpty,
    /// The user has no right to it.
    #[error("permission denied")]
    Denied,
    /// Something of that name is there already.
    #[error("there is already something of that name")]
    Exists,
    /// The system takes no such name.
    #[error("the system does not take such a name")]
    Name,
    /// Links lead from one to another without an end.
    #[error("the links lead in a circle")]
    Links,
    /// Another program holds it.
    #[error("another program is using it")]
    Busy,
    /// It is larger than the system or the program takes.
    #[error("it is too large")]
    TooLarge,
    /// It has bytes that are no text.
    #[error("it is not text")]
    NotText,
    /// It ends too early.
    #[error("it ends too early")]
    Short,
    /// The disk or the device fails.
    #[error("the disk or device reports a fault")]
    Fault,
    /// The device is no longer there.
    #[error("the disk or device is no longer there")]
    Gone,
    /// The network, or the machine behind it, does not answer.
    #[error("the network does not answer")]
    Network,
    /// It takes too long.
    #[error("it took too long")]
    TimedOut,
    /// The other side no longer listens.
    #[error("the other side no longer listens")]
    Closed,
    /// It would have to move from one disk to another.
    #[error("it is on another disk")]
    OtherDisk,
    /// The program has too many files open.
    #[error("too many files are open")]
    ManyOpen,
    /// There is not enough memory.
    #[error("there is not enough memory")]
    Memory,
    /// The system, or the disk, cannot do it at all.
    #[error("the system cannot do this")]
    Unsupported,
    /// It was interrupted.
    #[error("it was interrupted")]
    Interrupted,
    /// Anything else that the system has a number for.
    #[error("system error {0}")]
    Numbered(i32),
    /// Anything else.
    #[error("unknown system error")]
    Unknown,
}

impl SystemError {
    /// Returns what `error` says where something is read.
    #[must_use]
    pub fn of(error: &io::Error) -> Self {
        if let Some(known) = error.get_ref().and_then(of_inner) {
            return known;
        }
        of_kind(error.kind()).or_else(|| number(error).map(of_number)).unwrap_or(Self::Unknown)
    }

    /// Returns what `error` says where something is written: what is missing then is the folder.
    #[must_use]
    pub fn of_saving(error: &io::Error) -> Self {
        match Self::of(error) {
            Self::Missing => Self::NoFolder,
            other => other,
        }
    }
}

/// Returns the meaning of the errors that the program itself puts into one of the system.
fn of_inner(inner: &(dyn Error + Send + Sync + 'static)) -> Option<SystemError> {
    if inner.is::<TaskFailed>() {
        return Some(SystemError::TaskFailed);
    }
    if let Some(known) = inner.downcast_ref::<SystemError>() {
        return Some(known.clone());
    }
    if let Some(saving) = inner.downcast_ref::<SaveError>() {
        return Some(SystemError::of_saving(&saving.source));
    }
    let unread = inner.downcast_ref::<ReadError>()?;
    Some(SystemError::Document(Box::new(unread.clone())))
}

/// Returns the meaning of the kinds of errors that a reader can do something about.
fn of_kind(kind: ErrorKind) -> Option<SystemError> {
    Some(match kind {
        ErrorKind::StorageFull => SystemError::StorageFull,
        ErrorKind::QuotaExceeded => SystemError::Quota,
        ErrorKind::ReadOnlyFilesystem => SystemError::ReadOnly,
        ErrorKind::NotFound => SystemError::Missing,
        ErrorKind::NotADirectory => SystemError::NotAFolder,
        ErrorKind::IsADirectory => SystemError::Folder,
        ErrorKind::DirectoryNotEmpty => SystemError::NotEmpty,
        ErrorKind::PermissionDenied => SystemError::Denied,
        ErrorKind::AlreadyExists => SystemError::Exists,
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => SystemError::Name,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::Deadlock | ErrorKind::WouldBlock => {
            SystemError::Busy
        }
        ErrorKind::FileTooLarge | ErrorKind::ArgumentListTooLong => SystemError::TooLarge,
        ErrorKind::InvalidData => SystemError::NotText,
        ErrorKind::UnexpectedEof | ErrorKind::WriteZero => SystemError::Short,
        ErrorKind::StaleNetworkFileHandle => SystemError::Gone,
        ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotConnected
        | ErrorKind::AddrInUse
        | ErrorKind::AddrNotAvailable => SystemError::Network,
        ErrorKind::TimedOut => SystemError::TimedOut,
        ErrorKind::BrokenPipe => SystemError::Closed,
        ErrorKind::CrossesDevices => SystemError::OtherDisk,
        ErrorKind::OutOfMemory => SystemError::Memory,
        ErrorKind::Unsupported | ErrorKind::NotSeekable | ErrorKind::TooManyLinks => SystemError::Unsupported,
        ErrorKind::Interrupted => SystemError::Interrupted,
        _ => return None,
    })
}

/// Returns the meaning of the numbers that have no kind, where the system is one of the Unix family.
fn of_number(number: i32) -> SystemError {
    match number {
        5 if cfg!(unix) => SystemError::Fault,
        6 | 19 if cfg!(unix) => SystemError::Gone,
        23 | 24 if cfg!(unix) => SystemError::ManyOpen,
        40 if cfg!(target_os = "linux") => SystemError::Links,
        other => SystemError::Numbered(other),
    }
}

/// Returns the system's number of an error, or of the one that it wraps with its path.
fn number(error: &io::Error) -> Option<i32> {
    let mut wrapped: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(inner) = wrapped {
        if let Some(number) = inner.downcast_ref::<io::Error>().and_then(io::Error::raw_os_error) {
            return Some(number);
        }
        wrapped = inner.source();
    }
    None
}

#[cfg(test)]
mod tests {
    use std::io::{self, ErrorKind};
    use std::path::PathBuf;

    use super::SystemError;
    use crate::store::{SaveError, SaveStep, TaskFailed};

    #[test]
    fn kinds_and_numbers_are_told_apart() {
        let cases = [
            (io::Error::from(ErrorKind::NotFound), SystemError::Missing),
            (io::Error::from(ErrorKind::PermissionDenied), SystemError::Denied),
            (io::Error::from(ErrorKind::InvalidData), SystemError::NotText),
            (io::Error::other(TaskFailed), SystemError::TaskFailed),
            (io::Error::other(SystemError::NotAFile), SystemError::NotAFile),
            (io::Error::other("the device is on fire"), SystemError::Unknown),
            (io::Error::from_raw_os_error(9999), SystemError::Numbered(9999)),
            #[cfg(unix)]
            (io::Error::from_raw_os_error(2), SystemError::Missing),
            #[cfg(unix)]
            (io::Error::from_raw_os_error(5), SystemError::Fault),
            #[cfg(unix)]
            (io::Error::from_raw_os_error(28), SystemError::StorageFull),
        ];
        for (error, expected) in cases {
            assert_eq!(SystemError::of(&error), expected, "{error}");
        }
    }

    #[test]
    fn what_is_missing_for_saving_is_the_folder() {
        let missing = || io::Error::from(ErrorKind::NotFound);
        assert_eq!(SystemError::of_saving(&missing()), SystemError::NoFolder);
        let saving = SaveError { step: SaveStep::Write, source: missing(), path: PathBuf::from("a.ron") };
        assert_eq!(SystemError::of(&io::Error::other(saving)), SystemError::NoFolder);
    }

    #[cfg(unix)]
    #[derive(Debug, thiserror::Error)]
    #[error("at a path")]
    struct AtPath(#[source] io::Error);

    #[cfg(unix)]
    #[test]
    fn a_number_is_found_in_what_wraps_it() {
        let folder = tempfile::tempdir().unwrap();
        let wrapped = tempfile::tempfile_in(folder.path().join("none")).unwrap_err();
        assert_eq!(SystemError::of(&wrapped), SystemError::Missing);
        let wrapped = io::Error::other(AtPath(io::Error::from_raw_os_error(24)));
        assert_eq!(SystemError::of(&wrapped), SystemError::ManyOpen);
    }
}
