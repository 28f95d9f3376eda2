package blindbrush.export;

import blindbrush.design.SoundJson;
import blindbrush.refusal.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The files of a package that somebody brings, whoever made it. Nothing is ever written by the names in it. Each file is read up to a limit of
 * its own, whatever its head claims, so that a small package never becomes a large one.
 */
final class PackageFiles implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile(
            "study\\.json|design\\.json|consent\\.md|codebook\\.csv|README\\.md|SHA256SUMS|versions/[1-9]\\d{0,3}(-audit)?\\.json|pictures/[0-9a-f]{64}\\.jpg");

    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (\\S+)");

    /** Of files in a package, its hashes among them. */
    private static final int MOST_FILES = 4_000;

    private static final int LONGEST_TEXT = 4 * 1024 * 1024;
    private static final int LARGEST_PICTURE = 4 * 1024 * 1024;

    /** Of all files together, unpacked. */
    private static final long LARGEST = 512L * 1024 * 1024;

    private final ZipFile zip;

    private PackageFiles(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens a package and holds every file of it against its hashes.
     *
     * @throws InvalidInputException if it is none, cut off, changed, or too large; says what is wrong
     */
    static PackageFiles open(Path file) throws IOException {
        try {
            var files = new PackageFiles(new ZipFile(file.toFile(), StandardCharsets.UTF_8));
            try {
                files.check();
                return files;
            } catch (IOException | RuntimeException refused) {
                files.close();
                throw refused;
            }
        } catch (ZipException broken) {
            throw new InvalidInputException("This is no zip file, or it was cut off: download it again.");
        }
    }

    private void check() throws IOException {
        if (zip.size() > MOST_FILES) {
            throw new InvalidInputException("This file has more than %d files in it.".formatted(MOST_FILES));
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : entries()) {
            if (!NAME.matcher(entry.getName()).matches()) {
                throw new InvalidInputException(
                        "This is no package of a study: it has a file called “%.80s”.".formatted(entry.getName()));
            }
            if (!names.add(entry.getName())) {
                throw new InvalidInputException("This file has %s twice.".formatted(entry.getName()));
            }
        }
        checkSums(names);
    }

    private void checkSums(Set<String> names) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : text(PackageContents.SUMS).lines().toList()) {
            var sum = SUM.matcher(line);
            if (!sum.matches() || sums.put(sum.group(2), sum.group(1)) != null) {
                throw new InvalidInputException("Its SHA256SUMS cannot be read.");
            }
        }
        names.remove(PackageContents.SUMS);
        if (!sums.keySet().equals(names)) {
            throw new InvalidInputException("Its SHA256SUMS names other files than it has.");
        }
        long total = 0;
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            byte[] bytes = bytes(sum.getKey());
            total += bytes.length;
            if (total > LARGEST) {
                throw new InvalidInputException("Its files have more than %d MB together.".formatted(LARGEST >> 20));
            }
            if (!DigestUtils.sha256Hex(bytes).equals(sum.getValue())) {
                throw new InvalidInputException("Its %s is not the file that SHA256SUMS says.".formatted(sum.getKey()));
            }
        }
    }

    /** Whether it has this file. */
    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** Names of its pictures. */
    List<String> pictures() {
        return entries().stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith("pictures/"))
                .toList();
    }

    /** A file. */
    byte[] bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidInputException("This is no package of a study: it has no %s.".formatted(name));
        }
        int most = name.startsWith("pictures/") ? LARGEST_PICTURE : LONGEST_TEXT;
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new InvalidInputException("Its %s has more than %d MB.".formatted(name, most >> 20));
            }
            return bytes;
        } catch (ZipException broken) {
            throw new InvalidInputException("Its %s is damaged: download it again.".formatted(name));
        }
    }

    /** A text in UTF-8 that a database can keep. */
    String text(String name) throws IOException {
        byte[] bytes = bytes(name);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!SoundJson.isText(text)) {
                throw new InvalidInputException("Its %s has a zero character.".formatted(name));
            }
            return text;
        } catch (CharacterCodingException broken) {
            throw new InvalidInputException("Its %s is no text in UTF-8.".formatted(name));
        }
    }

    /** A text that is JSON of a depth that can be read. */
    String json(String name) throws IOException {
        String text = text(name);
        SoundJson.problem(text).ifPresent(mistake -> {
            throw new InvalidInputException("Its %s cannot be read: %s".formatted(name, mistake));
        });
        return text;
    }

    private List<ZipEntry> entries() {
        return zip.stream().<ZipEntry>map(entry -> entry).toList();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
