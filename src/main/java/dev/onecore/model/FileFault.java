package dev.onecore.model;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/**
 * Why a file cannot be read or written, in words. The message of the JDK's exceptions is often the file's name and nothing else:
 * the reason is then in the class alone.
 */
public final class FileFault {

    private static final Map<Class<?>, String> REASONS = Map.of(
            AccessDeniedException.class, "permission denied",
            NoSuchFileException.class, "no such file or folder",
            FileAlreadyExistsException.class, "a file of that name is there already",
            NotDirectoryException.class, "it is not a folder",
            DirectoryNotEmptyException.class, "the folder is not empty",
            MalformedInputException.class, "it is not text in UTF-8");

    private FileFault() {}

    /** The reason without the file's name, such as {@code No space left on device}, for a sentence that names the file. */
    public static String reason(IOException e) {
        String told = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        String known = REASONS.getOrDefault(e.getClass(), e.getClass().getSimpleName());
        return told == null || e instanceof MalformedInputException ? known : told;
    }

    /** The file and the reason, such as {@code reports/x: permission denied}. */
    public static String sentence(IOException e) {
        return e instanceof FileSystemException file && file.getFile() != null
                ? file.getFile() + ": " + reason(e)
                : reason(e);
    }
}
