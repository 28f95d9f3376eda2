package blindbrush.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

    @TempDir
    Path folder;

    private final Storage storage = new Storage();

    @BeforeEach
    void place() {
        storage.url = EarlierDatabase.in(folder.resolve("blindbrush.mv.db")).url();
    }

    @Test
    void what_is_kept_from_before_is_forgotten_with_what_a_killed_upgrade_left_of_it() throws Exception {
        Files.createFile(folder.resolve("blindbrush.schema-3.mv.db"));
        Files.createFile(folder.resolve("blindbrush.schema-16.1.mv.db"));
        Files.createFile(folder.resolve("blindbrush.schema.part"));
        Files.createFile(folder.resolve("blindbrush.mv.db"));
        storage.forgetEarlier();
        assertThat(folder).isDirectoryContaining("glob:**/blindbrush.mv.db");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void a_copy_that_cannot_be_deleted_undoes_no_withdrawal_and_is_deleted_as_soon_as_it_can_be() throws Exception {
        Path kept = Files.createDirectory(folder.resolve("blindbrush.schema-3.mv.db"));
        Path inTheWay = Files.createFile(kept.resolve("in-the-way"));
        storage.forgetEarlier();
        storage.catchUp();
        assertThat(kept).exists();
        Files.delete(inTheWay);
        storage.catchUp();
        assertThat(kept).doesNotExist();
    }
}
