package blindbrush.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A problem in the form its reader expects: a page for people, problem+json (RFC 9457) for programs. */
final class ErrorPages {

    private ErrorPages() {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance error(Said title, Said happened, Said kept, Said todo, String reference);

        static native TemplateInstance again(String action, List<RefusedForm.Field> fields);
    }

    static TemplateInstance page(Problem problem, String reference, Locale locale) {
        return Templates.error(
                Said.of(problem.title(), locale),
                Said.of(problem.getMessage(), locale),
                Said.of(problem.kept(), locale),
                Said.of(problem.todo(), locale),
                reference);
    }

    static Map<String, Object> json(Problem problem) {
        return Map.of(
                "type",
                "about:blank",
                "title",
                problem.title(),
                "status",
                problem.getResponse().getStatus(),
                "detail",
                problem.getMessage() + " " + problem.todo());
    }
}
