package blindbrush.database;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JDBC address of H2, {@code jdbc:h2:file:./folder/name;SETTING=value;…}, with the settings that the program stands on. */
public final class H2Address {

    private static final String PREFIX = "jdbc:h2:";
    private static final String FILE = "file:";
    private static final String SUFFIX = ".mv.db";

    /** {@code mem:}, {@code tcp://}, {@code nio:} and the like; a letter alone is a drive. */
    private static final Pattern OTHER_THAN_A_FILE = Pattern.compile("[A-Za-z]{2,}:.*");

    /** A value may hold a semicolon after a backslash. */
    private static final Pattern BETWEEN_SETTINGS = Pattern.compile("(?<!\\\\);");

    /** What every address gets that does not say otherwise. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            // the application itself closes it, after its last answer
            "DB_CLOSE_ON_EXIT", "FALSE",
            "MODE", "PostgreSQL",
            "DEFAULT_NULL_ORDERING", "HIGH",
            // ms to wait for a row that another transaction holds, below the 10 s after which a page sends again
            "LOCK_TIMEOUT", "9000"));

    /** What a file gets besides. */
    private static final Map<String, String> NEEDED_BY_FILES = new TreeMap<>(Map.of(
            // a commit is handed to the operating system before it is acknowledged: a killed process loses none
            "WRITE_DELAY",
            "0",
            // ms after which dead space is written over; H2's 45 s stand for a system that is never told to sync
            "RETENTION_TIME",
            Long.toString(3 * H2Upkeep.EVERY.toMillis())));

    private final String place;
    private final Map<String, String> settings;

    private H2Address(String place, Map<String, String> settings) {
        this.place = place;
        this.settings = settings;
    }

    /** Empty where the address is another database's. */
    public static Optional<H2Address> of(String url) {
        if (!url.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = BETWEEN_SETTINGS.split(url.substring(PREFIX.length()), 0);
        Map<String, String> settings = new LinkedHashMap<>();
        for (int part = 1; part < parts.length; part++) {
            String[] setting = parts[part].split("=", 2);
            settings.put(setting[0].toUpperCase(Locale.ROOT), setting.length < 2 ? "" : setting[1]);
        }
        var address = new H2Address(parts[0], settings);
        NEEDED.forEach(settings::putIfAbsent);
        address.file().ifPresent(file -> NEEDED_BY_FILES.forEach(settings::putIfAbsent));
        return Optional.of(address);
    }

    /** The file that holds everything; empty where it is kept in memory or by a server. */
    public Optional<Path> file() {
        String path = place.startsWith(FILE) ? place.substring(FILE.length()) : place;
        if (OTHER_THAN_A_FILE.matcher(path).matches()) {
            return Optional.empty();
        }
        // Windows writes its folders with backslashes
        String home = Matcher.quoteReplacement(System.getProperty("user.home"));
        return Optional.of(Path.of(path.replaceFirst("^~", home) + SUFFIX));
    }

    /** The same database in another file, named {@code file} and H2's suffix. */
    H2Address in(Path file) {
        return new H2Address(FILE + file.toString().replaceFirst("\\Q" + SUFFIX + "\\E$", ""), settings);
    }

    /** The same, closed as soon as nobody uses it, and as it is: the file is packed when the program itself closes it. */
    H2Address closedSoon() {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put("DB_CLOSE_DELAY", "0");
        changed.put("MAX_COMPACT_TIME", "0");
        return new H2Address(place, changed);
    }

    /** The whole of it, as H2's driver takes it. */
    String url() {
        var url = new StringBuilder(PREFIX + place);
        settings.forEach(
                (name, value) -> url.append(';').append(name).append('=').append(value));
        return url.toString();
    }
}
