package blindbrush.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** A form whose token was refused, as after two hours on one page: what it held comes back to be sent once more. */
record RefusedForm(String action, List<Field> fields) {

    /** Where the extension that checks tokens notes that one was right. */
    private static final String VERIFIED = "csrf_token_verified";

    private static final String TOKEN_FIELD = "csrf-token";

    /** What was written in one place of the form. */
    record Field(String name, String value) {

        /** A password is asked for again rather than written into a page. */
        public boolean isSecret() {
            return name.toLowerCase(Locale.ROOT).contains("password");
        }
    }

    /**
     * Whether it can be sent again: a form without files, whose browser says that a page of ours sent it. What another site sends is
     * refused before it comes here.
     */
    static boolean is(ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
        return request.getMethod().equals("POST")
                && routing.get(VERIFIED) == null
                && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType())
                && form(request) != null
                && tellsWhereFrom(routing.request());
    }

    static RefusedForm of(ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
        FormData form = form(request);
        List<Field> fields = StreamSupport.stream(form.spliterator(), false)
                .filter(name -> !name.equals(TOKEN_FIELD))
                .flatMap(name -> form.get(name).stream().map(value -> new Field(name, value.getValue())))
                .toList();
        return new RefusedForm(routing.request().uri(), fields);
    }

    private static FormData form(ResteasyReactiveContainerRequestContext request) {
        return ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
    }

    private static boolean tellsWhereFrom(HttpServerRequest request) {
        return request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
    }
}
