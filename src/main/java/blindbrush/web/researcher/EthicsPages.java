package blindbrush.web.researcher;

import blindbrush.account.Account;
import blindbrush.design.DesignDocument;
import blindbrush.export.StudyExport;
import blindbrush.study.NotEnoughStimuliException;
import blindbrush.study.Preview;
import blindbrush.study.Stored;
import blindbrush.study.Study;
import blindbrush.web.EthicsMessages;
import blindbrush.web.Language;
import blindbrush.web.PublicAddress;
import blindbrush.web.RequestedStudy;
import blindbrush.web.Visitor;
import blindbrush.web.participant.SamplePages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What an ethics board asks for, made of a study's design as it stands: information sheet, consent and every other page of a participant,
 * data dictionary, retention and withdrawal, debriefing. Nothing is stored, and no picture's origin is told.
 */
@Path("/")
@RolesAllowed(Account.RESEARCHER)
public class EthicsPages {

    /** The preview that lends its pictures. */
    private static final long SEED = 1;

    private static final int MOST_PICTURES = 40;

    private static final List<String> STYLES = List.of("base.css", "trial.css", "results.css", "print.css");

    /** What is printed here is what a participant sees, buttons and all. */
    private static final String PRINTED =
            "@media print { form { display: block !important; } .button { display: inline-block; } }\n";

    private static final String EXAMPLE = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300"><path fill="#c9c6c1" d="M0 0h400v300H0z"/>\
            <path fill="#9a958d" d="M0 300 130 120l80 100 60-70 130 150z"/><circle cx="300" cy="80" r="34" fill="#f6f3ee"/></svg>
            """;

    @Inject
    Language language;

    @Inject
    Visitor visitor;

    @Inject
    PublicAddress address;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance contents(Study study, Sheet sheet);

        static native TemplateInstance information(Study study, Sheet sheet);

        static native TemplateInstance data(Study study, Sheet sheet);

        static native TemplateInstance retention(Study study, Sheet sheet);

        static native TemplateInstance debriefing(Study study, Sheet sheet);
    }

    /**
     * What the sheets say besides the design.
     *
     * @param sha256 of the design's document in the pack
     * @param real whether the pages show pictures of the study's wall; else drawn ones
     * @param results where they are read once the study has closed
     */
    record Sheet(
            String language,
            Instant made,
            String sha256,
            boolean real,
            String results,
            String withdraw,
            List<Stored> stored,
            List<String> pages) {}

    /**
     * All of it in one zip.
     *
     * @param tag of the language, en or de; of who asks where it is neither
     */
    @GET
    @Path("studies/{slug}/ethics-pack.zip")
    @Produces("application/zip")
    public RestResponse<byte[]> pack(String slug, @RestQuery("language") @Nullable String tag) throws IOException {
        Study study = RequestedStudy.at(slug);
        Language.SPOKEN.stream()
                .filter(spoken -> spoken.getLanguage().equals(tag))
                .findFirst()
                .ifPresent(language::use);
        visitor.hides();
        return ResponseBuilder.ok(zipped(files(study)))
                .header("Content-Disposition", "attachment; filename=\"%s-ethics-pack.zip\"".formatted(slug))
                .build();
    }

    private Map<String, byte[]> files(Study study) throws IOException {
        String design = DesignDocument.write(study.design);
        Map<String, byte[]> files = new LinkedHashMap<>();
        Optional<Preview> preview = preview(study);
        Map<String, TemplateInstance> pages = SamplePages.of(study, labels());
        var sheet = new Sheet(
                language.getTag(),
                clock.instant(),
                DigestUtils.sha256Hex(design),
                preview.isPresent(),
                address.link("/studies/" + study.slug + "/results"),
                address.link("/withdraw"),
                Stored.of(study.design),
                List.copyOf(pages.keySet()));
        put(files, "0-contents.html", Templates.contents(study, sheet));
        put(files, "1-information-sheet.html", Templates.information(study, sheet));
        put(files, "2-data-dictionary.html", Templates.data(study, sheet));
        put(files, "3-retention-and-withdrawal.html", Templates.retention(study, sheet));
        put(files, "4-debriefing.html", Templates.debriefing(study, sheet));
        files.put("codebook.csv", codebook(study));
        files.put("design.json", utf8(design));
        pages.forEach((name, page) -> files.put(
                "pages/" + name + ".html",
                utf8(OfflinePage.of(name, language.speak(page).render(), preview.isPresent()))));
        files.put("pages/style.css", utf8(styles()));
        files.put("pages/" + OfflinePage.EXAMPLE, utf8(EXAMPLE));
        preview.ifPresent(session -> pictures(session, files));
        return files;
    }

    private void put(Map<String, byte[]> files, String name, TemplateInstance sheet) {
        files.put(name, utf8(language.speak(sheet).render()));
    }

    private SamplePages.Labels labels() {
        EthicsMessages words = language.getTag().equals("en")
                ? MessageBundles.get(EthicsMessages.class)
                : MessageBundles.get(EthicsMessages.class, Localized.Literal.of(language.getTag()));
        return new SamplePages.Labels(words.sample_title(), words.sample_creator());
    }

    /** Empty where the wall cannot fill a session yet. */
    private static Optional<Preview> preview(Study study) {
        try {
            return Optional.of(Preview.of(study, SEED));
        } catch (NotEnoughStimuliException lacking) {
            return Optional.empty();
        }
    }

    /** Those that pages of trials name, taken from a session as chance draws it. */
    private static void pictures(Preview preview, Map<String, byte[]> files) {
        List<byte[]> drawn = IntStream.range(0, preview.length())
                .boxed()
                .flatMap(position -> Stream.of(1, 2).flatMap(number -> preview.picture(position, number).stream()))
                .map(stimulus -> stimulus.picture.bytes)
                .limit(MOST_PICTURES)
                .toList();
        Set<String> named = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".html"))
                .flatMap(file -> OfflinePage.pictures(new String(file.getValue(), StandardCharsets.UTF_8)))
                .collect(Collectors.toCollection(TreeSet::new));
        int next = 0;
        for (String name : named) {
            files.put("pages/" + name, drawn.get(next++ % drawn.size()));
        }
    }

    private byte[] codebook(Study study) throws IOException {
        var csv = new ByteArrayOutputStream();
        new StudyExport(database, study.slug).codebook(csv);
        return csv.toByteArray();
    }

    /** As participants' browsers get them. */
    private static String styles() throws IOException {
        var all = new StringBuilder();
        for (String style : STYLES) {
            try (InputStream file = EthicsPages.class.getResourceAsStream("/frontend/" + style)) {
                all.append(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.append(PRINTED).toString();
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var entries = new ZipOutputStream(zip, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
        }
        return zip.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
