package blindbrush.web.researcher;

import blindbrush.design.DesignDocument;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Published schemata. */
@Path("/schemas")
@PermitAll
public class SchemaPages {

    /** That of a study's design. */
    @GET
    @Path("design.json")
    @Produces("application/schema+json")
    public String design() {
        return DesignDocument.schema();
    }
}
