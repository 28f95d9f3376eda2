package blindbrush.web.participant;

import blindbrush.study.Arrival;
import blindbrush.study.Stored;
import blindbrush.study.Study;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The consent page, as a participant meets it and as a preview shows it. */
@CheckedTemplate(basePath = "ConsentPages")
public final class ConsentTemplates {

    private ConsentTemplates() {}

    public static native TemplateInstance consent(Study study, Arrival arrival, List<Stored> stored, String action);
}
