package blindbrush.web;

import blindbrush.study.Secret;
import blindbrush.study.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;

/** The participant's side of a session: a cookie with its secret, unreadable to scripts. */
@RequestScoped
public class SessionCookie {

    /** A session may be gone on with for so long. */
    static final Duration LIFE = Duration.ofHours(24);

    private static final String NAME = "blindbrush_session";

    @Inject
    HttpHeaders headers;

    @Inject
    UriInfo uri;

    /** The session that this browser stands in, finished or not. */
    public Optional<Session> session() {
        return Optional.ofNullable(headers.getCookies().get(NAME))
                .flatMap(cookie -> Session.findByToken(cookie.getValue()));
    }

    /** The cookie that ties this browser to a new session. */
    public NewCookie of(Secret secret) {
        return new NewCookie.Builder(NAME)
                .value(secret.text())
                .path("/")
                .maxAge((int) LIFE.toSeconds())
                .httpOnly(true)
                .secure(uri.getBaseUri().getScheme().equals("https"))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
