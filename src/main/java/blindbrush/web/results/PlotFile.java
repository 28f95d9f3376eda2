package blindbrush.web.results;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A plot or the numbers behind it as a file to keep, named after what it is of. */
public final class PlotFile {

    private PlotFile() {}

    /**
     * A plot as SVG.
     *
     * @param of a study's slug, or another word for what the plot is of
     */
    public static RestResponse<String> svg(String of, String plot, TemplateInstance drawing) {
        return ResponseBuilder.ok(drawing.render())
                .header("Content-Disposition", "attachment; filename=\"" + of + "-" + plot + ".svg\"")
                .build();
    }

    /**
     * A plot's numbers as CSV.
     *
     * @param of a study's slug, or another word for what the numbers are of
     */
    public static RestResponse<String> csv(String of, PlotTable numbers) {
        return ResponseBuilder.ok(numbers.csv())
                .header("Content-Disposition", "attachment; filename=\"" + of + "-" + numbers.key() + ".csv\"")
                .build();
    }
}
