package blindbrush.command;

import blindbrush.command.option.Version;
import blindbrush.proof.DataSetCheck;
import blindbrush.refusal.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: whether the data set of a study is whole. */
@Command(
        name = "check",
        description =
                "Checks that the data set of a study is whole: no answer changed, no session taken away or added.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 whole, 1 not whole, 2 wrong use or no data set."})
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DATA_SET",
            description = "The data-set.zip of a study, or the folder that it was unpacked to.")
    private Path dataSet;

    @Override
    public Integer call() throws IOException {
        DataSetCheck.Found found = Files.isDirectory(dataSet) ? DataSetCheck.of(dataSet) : unpacked();
        var out = spec.commandLine().getOut();
        found.problems().forEach(out::println);
        out.println("sessions: " + found.counts().toString().replaceAll("[{}]", ""));
        out.println("head " + found.head());
        out.println(found.isWhole() ? "whole" : "NOT WHOLE");
        return found.isWhole() ? 0 : 1;
    }

    private DataSetCheck.Found unpacked() throws IOException {
        if (!Files.isRegularFile(dataSet)) {
            throw new InvalidInputException("%s does not exist".formatted(dataSet));
        }
        try (FileSystem zip = FileSystems.newFileSystem(dataSet)) {
            return DataSetCheck.of(zip.getPath("/"));
        } catch (ZipException | ProviderNotFoundException unreadable) {
            throw new InvalidInputException("%s is no zip file that can be read".formatted(dataSet));
        }
    }
}
