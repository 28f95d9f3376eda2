package blindbrush.command.series;

import blindbrush.command.option.OutputFiles;
import blindbrush.command.option.PeakMemory;
import blindbrush.command.option.StyleInput;
import blindbrush.command.option.UnusableFileException;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures made one after the other into one folder. A picture that lies there already, made with the same settings, is
 * not made again, so that a series that broke off goes on where it was.
 */
public final class PictureSeries {

    private final Path folder;
    private final SeriesProgress progress;

    private PictureSeries(Path folder, SeriesProgress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Into a folder, which is made if it is not there; else an {@link UnusableFileException} says why not. */
    static PictureSeries into(Path folder, PrintWriter out) {
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw new UnusableFileException(
                    "cannot write into %s: it is no folder and cannot be made one".formatted(folder), impossible);
        }
        return new PictureSeries(folder, new SeriesProgress(out));
    }

    /** So many pictures are to come, in all. */
    public void expect(int pictures) {
        progress.expect(pictures);
    }

    /** The pictures by name, in the plan's order. */
    public Map<String, SeriesPicture> make(StyleTransfer transfer, List<PlannedPicture> plans) throws IOException {
        Map<String, SeriesPicture> made = new LinkedHashMap<>();
        for (PlannedPicture plan : plans) {
            progress.begin(plan.name());
            made.put(plan.name(), picture(transfer, plan));
        }
        return made;
    }

    /** A file of the folder, such as the sheet. */
    public void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private SeriesPicture picture(StyleTransfer transfer, PlannedPicture plan) throws IOException {
        OutputFiles files = OutputFiles.at(folder.resolve(plan.name() + ".png"));
        PictureFingerprint fingerprint = PictureFingerprint.of(transfer, plan);
        var found = SeriesPicture.found(files, plan.name(), fingerprint);
        if (found.isPresent()) {
            progress.wasThere();
            return found.get();
        }
        return made(transfer, plan, files, fingerprint);
    }

    private SeriesPicture made(
            StyleTransfer transfer, PlannedPicture plan, OutputFiles files, PictureFingerprint fingerprint)
            throws IOException {
        PeakMemory memory = PeakMemory.fromNow();
        try {
            StylizedImage made = transfer.stylize(plan.request(), progress);
            PictureRecord record = PictureRecord.of(
                    transfer,
                    plan.request(),
                    made,
                    plan.content(),
                    plan.styles().stream().map(StyleInput::of).toList(),
                    8);
            SeriesPicture written =
                    SeriesPicture.written(files, plan.name(), fingerprint, made.image(), record, memory.bytes());
            progress.made(made.time());
            return written;
        } finally {
            progress.clear();
        }
    }
}
