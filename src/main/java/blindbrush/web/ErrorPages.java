package blindbrush.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;

/** A problem in the form its reader expects: a page for people, problem+json (RFC 9457) for programs. */
final class ErrorPages {

    private ErrorPages() {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance error(
                String title,
                String happened,
                String kept,
                String todo,
                String address,
                String addressLabel,
                String reference);
    }

    static TemplateInstance page(Problem problem, String reference) {
        return Templates.error(
                problem.title(), problem.getMessage(), problem.kept(), problem.todo(), null, null, reference);
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
