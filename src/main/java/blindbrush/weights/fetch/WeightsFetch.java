package blindbrush.weights.fetch;

import blindbrush.weights.OxfordNumbers;
import blindbrush.weights.Vgg19Layout;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import blindbrush.weights.file.ByteRanges;
import blindbrush.weights.file.Sha256;
import blindbrush.weights.file.StateDictionary;
import blindbrush.weights.file.UnusableWeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fetches the convolutions of VGG-19 from a public home into a safetensors file that says where they come from. Of a
 * server that gives parts only the convolutions are taken, 52 MB; else the whole file. What is fetched is checked as far
 * as anything about it is known, and the file says how far that was. Until all is well the target is not touched; what
 * came before the connection was lost waits beside it for the next attempt.
 */
public final class WeightsFetch {

    private final FetchRequest request;
    private final FetchListener listener;
    private final Patience patience;
    private final Clock clock;

    public WeightsFetch(FetchRequest request, FetchListener listener) {
        this(request, listener, Patience.USUAL, Clock.systemUTC());
    }

    WeightsFetch(FetchRequest request, FetchListener listener, Patience patience, Clock clock) {
        this.request = request;
        this.listener = listener;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Fetches, checks, writes.
     *
     * @return what was written, as read from there
     * @throws FetchFailedException with one line that names the address and says why
     */
    public Vgg19Weights run() {
        try {
            Files.createDirectories(request.output().toAbsolutePath().getParent());
            write();
            return Vgg19Weights.read(request.output());
        } catch (FetchFailedException failure) {
            throw failed("cannot fetch %s: %s", failure.getMessage(), failure);
        } catch (UnusableWeightsException unusable) {
            throw failed("the file at %s is unusable: %s", unusable.getMessage(), unusable);
        } catch (UncheckedIOException disk) {
            throw failed("cannot keep what comes from %s: %s", String.valueOf(disk.getCause()), disk);
        } catch (IOException disk) {
            throw failed("cannot keep what comes from %s: %s", disk.toString(), disk);
        }
    }

    private void write() {
        try (PartFile part = new PartFile(request.output().toAbsolutePath())) {
            try {
                fetched(part).write(request.output());
            } catch (UnusableWeightsException lie) {
                part.delete(); // nothing of it must be gone on with
                throw lie;
            }
            part.delete();
        }
    }

    private Vgg19Weights fetched(PartFile part) {
        ProgressMeter meter = new ProgressMeter(listener, System::nanoTime);
        RemoteFile remote = new RemoteFile(request.address(), part, patience, listener, meter);
        boolean whole = request.whole() || !remote.inParts();
        try (ByteRanges bytes = whole ? remote.whole() : remote.ranges()) {
            String sha256 = whole ? Sha256.of(part.path()) : "";
            requireHash(sha256);
            StateDictionary file = StateDictionary.in(bytes);
            if (!whole) {
                meter.wants(Vgg19Layout.bytesIn(file));
            }
            Vgg19Weights weights =
                    Vgg19Weights.in(file, Optional.of(request.source().preprocessing()), sha256);
            requirePromised(weights);
            return weights.with(words(weights, sha256));
        }
    }

    /** Of a whole file that the source publishes, under its own name. */
    private void requireHash(String sha256) {
        String expected = request.source().sha256();
        if (!sha256.isEmpty() && request.published() && !sha256.startsWith(expected)) {
            throw new UnusableWeightsException("its SHA-256 is %s where %s is published".formatted(sha256, expected));
        }
    }

    private void requirePromised(Vgg19Weights weights) {
        if (request.published() && weights.layers().size() < Vgg19Layout.ALL.size()) {
            throw new UnusableWeightsException("it ends at " + weights.deepest());
        }
        WeightsOrigin origin = weights.origin();
        if (request.source() == WeightsSource.OXFORD && origin.identity() != WeightsOrigin.Identity.OXFORD) {
            throw new UnusableWeightsException("its numbers are not Oxford's: of the first %d layers %d are the same"
                    .formatted(OxfordNumbers.known(weights.layers().size()), origin.verifiedLayers()));
        }
    }

    private Map<String, String> words(Vgg19Weights weights, String sha256) {
        WeightsSource source = request.source();
        Map<String, String> words = new TreeMap<>(Map.of(
                "architecture",
                "vgg19",
                "layers",
                "conv1_1.." + weights.deepest(),
                WeightsOrigin.SOURCE,
                source.label(),
                "licence",
                source.licence(),
                "credit",
                source.credit(),
                "url",
                Addresses.shown(request.address()),
                "fetched",
                LocalDate.now(clock).toString(),
                WeightsOrigin.VERIFICATION,
                verification(weights, sha256)));
        if (!sha256.isEmpty()) {
            words.put("sha256_of_source", sha256);
        }
        return words;
    }

    private String verification(Vgg19Weights weights, String sha256) {
        String file = wholeFile(sha256);
        WeightsOrigin origin = weights.origin();
        if (origin.identity() != WeightsOrigin.Identity.OXFORD) {
            return file + "; numbers unverified";
        }
        String last =
                weights.layers().get(origin.verifiedLayers() - 1).convolution().name();
        return "%s; conv1_1 to %s are Oxford's numbers, unverified beyond %s".formatted(file, last, last);
    }

    private String wholeFile(String sha256) {
        if (sha256.isEmpty()) {
            return "read in parts: shapes, types and finite numbers checked";
        }
        String known = request.published() ? request.source().sha256() : "";
        return known.isEmpty()
                ? "whole file, of which no hash is known"
                : "whole file, SHA-256 as published (%d of 64 digits)".formatted(known.length());
    }

    private FetchFailedException failed(String message, String reason, Exception cause) {
        String line = reason.lines().findFirst().orElse("");
        return new FetchFailedException(
                String.format(Locale.ROOT, message, Addresses.shown(request.address()), line), cause);
    }
}
