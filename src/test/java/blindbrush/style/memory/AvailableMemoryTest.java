package blindbrush.style.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableMemoryTest {

    @TempDir
    Path root;

    @Test
    void is_what_linux_counts_as_available() throws IOException {
        file("proc/meminfo", "MemTotal:       8000000 kB\nMemFree:  1 kB\nMemAvailable:    3000 kB\n");
        assertThat(new AvailableMemory(root).read()).isEqualTo(3_072_000);
    }

    @Test
    void is_at_most_what_the_container_leaves_its_cached_files_given_up() throws IOException {
        file("proc/meminfo", "MemAvailable:    3000000 kB\n");
        file("sys/fs/cgroup/memory.max", "1000000\n");
        file("sys/fs/cgroup/memory.current", "700000\n");
        file("sys/fs/cgroup/memory.stat", "anon 1\ninactive_anon 7\ninactive_file 50000\nactive_file 9\n");
        assertThat(new AvailableMemory(root).read()).isEqualTo(350_000);
    }

    @Test
    void a_container_without_a_limit_sets_none() throws IOException {
        file("proc/meminfo", "MemAvailable:    3000 kB\n");
        file("sys/fs/cgroup/memory.max", "max\n");
        file("sys/fs/cgroup/memory.current", "700000\n");
        assertThat(new AvailableMemory(root).read()).isEqualTo(3_072_000);
    }

    @Test
    void older_containers_say_it_elsewhere() throws IOException {
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "1000000\n");
        file("sys/fs/cgroup/memory/memory.usage_in_bytes", "400000\n");
        assertThat(new AvailableMemory(root).read()).isEqualTo(600_000);
    }

    @Test
    void is_known_everywhere() {
        assertThat(new AvailableMemory(root).read()).isPositive();
        assertThat(AvailableMemory.bytes()).isPositive();
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
