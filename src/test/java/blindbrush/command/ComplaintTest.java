package blindbrush.command;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.weights.fetch.FetchFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ComplaintTest {

    private static final Pattern BUG = Pattern.compile(
            "blindbrush fall: an unexpected error happened in the program, reference ([0-9a-f]{8}); its stack trace is in (.*)\\R");

    private final StringWriter err = new StringWriter();

    @Test
    void a_refusal_is_one_line() {
        assertThat(run(new InvalidInputException("there is no such preset"), "fall"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("blindbrush fall: there is no such preset");
    }

    @Test
    void a_refusal_says_its_remedy() {
        assertThat(run(new ConflictException("It is closed.", "Open it."), "fall"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("blindbrush fall: It is closed. Open it.");
    }

    @Test
    void a_network_or_a_disk_that_fails_speaks_for_itself() {
        assertThat(run(new FetchFailedException("the connection broke"), "fall"))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("blindbrush fall: the connection broke");
        err.getBuffer().setLength(0);
        assertThat(run(new NoSuchFileException("made.png"), "fall")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("blindbrush fall: NoSuchFileException: made.png");
    }

    @Test
    void a_bug_is_told_by_its_reference_and_its_stack_trace_is_kept() throws IOException {
        assertThat(run(new IllegalArgumentException("index 3 is none"), "fall")).isEqualTo(1);
        Matcher line = BUG.matcher(err.toString());
        assertThat(line.matches()).as(err.toString()).isTrue();
        Path log = Path.of(line.group(2));
        assertThat(log.getFileName().toString()).contains(line.group(1));
        assertThat(log).content().contains("index 3 is none", "\tat blindbrush.command.ComplaintTest");
        Files.delete(log);
    }

    @Test
    void a_stack_trace_is_printed_when_it_is_asked_for() {
        assertThat(run(new IllegalArgumentException("index 3 is none"), "--stacktrace", "fall"))
                .isEqualTo(1);
        assertThat(err.toString()).containsPattern("reference [0-9a-f]{8}\\R").doesNotContain("its stack trace is in");
        assertThat(err.toString()).contains("index 3 is none", "\tat blindbrush.command.ComplaintTest");
        err.getBuffer().setLength(0);
        assertThat(run(new InvalidInputException("there is no such preset"), "fall", "--stacktrace"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("blindbrush fall: there is no such preset")
                .contains("\tat blindbrush.");
    }

    @Test
    void every_command_takes_the_option_for_it() {
        String nowhere = "stylize --content nowhere.png --style nowhere.png --output made.png";
        assertThat(run(null, nowhere.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        err.getBuffer().setLength(0);
        assertThat(run(null, (nowhere + " --stacktrace").split(" "))).isEqualTo(2);
        assertThat(err.toString())
                .contains("cannot read nowhere.png", "\tat blindbrush.command.option.InputPicture.read");
    }

    private int run(Exception failure, String... arguments) {
        CommandLine line = Blindbrush.commandLine().addSubcommand(new Falling(failure));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Command(name = "fall")
    private record Falling(Exception failure) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
