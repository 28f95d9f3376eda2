package blindbrush.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final byte[] LATER = "later".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeEarlierOne() throws IOException {
        file = folder.resolve("picture.png");
        Files.writeString(file, "earlier");
    }

    @Test
    void a_file_takes_the_place_of_the_earlier_one_only_when_it_is_whole() throws IOException {
        WholeFile.write(file, stream -> {
            stream.write(LATER);
            stream.flush();
            assertThat(file).hasContent("earlier");
        });
        assertOnlyFile("later");
    }

    @Test
    void a_file_that_cannot_be_written_leaves_the_earlier_one_and_nothing_beside_it() throws IOException {
        assertThatThrownBy(() -> WholeFile.write(file, stream -> {
                    stream.write(LATER);
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertOnlyFile("earlier");
    }

    @Test
    void what_a_killed_process_left_half_written_is_overwritten() throws IOException {
        Files.writeString(WholeFile.beside(file), "half of something longer");
        WholeFile.write(file, stream -> stream.write(LATER));
        assertOnlyFile("later");
    }

    private void assertOnlyFile(String content) throws IOException {
        assertThat(file).hasContent(content);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
