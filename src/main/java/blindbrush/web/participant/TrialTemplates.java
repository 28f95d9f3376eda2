package blindbrush.web.participant;

import blindbrush.study.TrialView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A trial's page, as a participant meets it and as a preview shows it. */
@CheckedTemplate(basePath = "TrialPages")
public final class TrialTemplates {

    private TrialTemplates() {}

    public static native TemplateInstance yesNo(TrialView trial);

    public static native TemplateInstance pair(TrialView trial);
}
