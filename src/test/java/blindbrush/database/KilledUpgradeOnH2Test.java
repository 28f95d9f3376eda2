package blindbrush.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("faults")
class KilledUpgradeOnH2Test extends KilledUpgradeContract {

    @TempDir
    Path folder;

    @Override
    int kills() {
        return 30;
    }

    @Override
    EarlierDatabase database(String name) {
        return EarlierDatabase.in(file(name));
    }

    @Override
    EarlierDatabase copy(EarlierDatabase original, String name) throws IOException {
        Path from = H2Address.of(original.url()).orElseThrow().file().orElseThrow();
        if (Files.exists(from)) {
            Files.createDirectory(folder.resolve(name));
            Files.copy(from, file(name));
        }
        return database(name);
    }

    private Path file(String name) {
        return folder.resolve(name).resolve("blindbrush.mv.db");
    }
}
