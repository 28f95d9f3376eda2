package blindbrush.database;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("faults")
class KilledUpgradeOnH2Test extends KilledUpgradeContract {

    @TempDir
    Path folder;

    @Override
    int kills() {
        return 45;
    }

    @Override
    EarlierDatabase database(String name) {
        return EarlierDatabase.in(folder.resolve(name).resolve("blindbrush.mv.db"));
    }
}
