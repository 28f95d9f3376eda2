package blindbrush.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem in the form its reader expects: a page for people, problem+json (RFC 9457) for programs. */
final class ErrorPages {

    private ErrorPages() {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance error(
                Said title, Said happened, @Nullable Said kept, Said todo, @Nullable String reference);

        static native TemplateInstance again(RefusedForm form);
    }

    static TemplateInstance page(Problem problem, @Nullable String reference, Locale locale) {
        return Templates.error(
                Said.of(problem.title(), locale),
                Said.of(problem.why(), locale),
                problem.kept() == null ? null : Said.of(problem.kept(), locale),
                Said.of(problem.remedy().orElseThrow(), locale),
                reference);
    }

    /**
     * Of a design's mistakes each says its place (errors, as in RFC 9457, 3).
     *
     * @param reference under which the log has it; null of what is no bug
     */
    static Map<String, Object> json(Problem problem, @Nullable String reference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "about:blank");
        json.put("title", problem.title());
        json.put("status", problem.status());
        json.put("detail", problem.getMessage());
        if (!problem.mistakes().isEmpty()) {
            json.put(
                    "errors",
                    problem.mistakes().stream()
                            .map(mistake -> Map.of("pointer", mistake.place(), "detail", mistake.words()))
                            .toList());
        }
        if (reference != null) {
            json.put("reference", reference);
        }
        return json;
    }
}
