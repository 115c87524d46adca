package org.netpeering.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file of bounded size as UTF-8. */
public final class TextFile {
    private TextFile() {}

    /**
     * The whole content.
     *
     * @throws UnreadableFileException if there is no such file, or it is longer than that many bytes, or not text in UTF-8
     */
    public static String read(Path file, int mostBytes) throws UnreadableFileException {
        byte[] bytes;
        try (InputStream content = Files.newInputStream(file)) {
            bytes = content.readNBytes(mostBytes + 1);
        } catch (IOException e) {
            throw new UnreadableFileException(reason(file, e), e);
        }
        if (bytes.length > mostBytes) {
            throw new UnreadableFileException("it is longer than " + mostBytes + " bytes. Shorten it.", null);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException("it is not UTF-8 text. Save it as UTF-8.", e);
        }
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file. Create it, or correct the path.";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied. Make it readable for user " + System.getProperty("user.name") + ".";
        }
        return Files.isDirectory(file) ? "it is a directory. Name the file in it." : e + ".";
    }
}
