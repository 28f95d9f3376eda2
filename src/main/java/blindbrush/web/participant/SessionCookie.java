package blindbrush.web.participant;

import blindbrush.database.Secret;
import blindbrush.study.LeftBrowser;
import blindbrush.study.Session;
import blindbrush.web.Cookies;
import blindbrush.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The participant's side of a session: a cookie with its secret, and one that recognises who returns; unreadable to scripts. */
@RequestScoped
public class SessionCookie {

    /** A session may be gone on with for so long. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** Who returns is recognised for so long. */
    public static final Duration MEMORY = Duration.ofDays(180);

    private static final String SESSION = "session";
    private static final String BROWSER = "participant";

    @Inject
    Cookies cookies;

    /** The session that this browser stands in, finished or not. */
    public Optional<Session> session() {
        return cookies.value(SESSION).flatMap(Session::findByToken);
    }

    /** The same, held until the transaction ends. */
    Optional<Session> sessionForChange() {
        return cookies.value(SESSION).flatMap(Session::findForChange);
    }

    /** Why no session is here: it goes on in another browser, or there is none. */
    Problem absent() {
        return cookies.value(SESSION).filter(LeftBrowser::isOf).isPresent()
                ? Problem.goesOnElsewhere()
                : Problem.noSession();
    }

    /** To the first page, where this browser has no session; one whose session went elsewhere is told. */
    <T> RestResponse<T> toFirstPage() {
        if (cookies.value(SESSION).filter(LeftBrowser::isOf).isPresent()) {
            throw Problem.goesOnElsewhere();
        }
        return RestResponse.seeOther(URI.create("/"));
    }

    /** To the trial with which a session goes on, or to its end. */
    static <T> RestResponse<T> toNextTrial() {
        return RestResponse.seeOther(URI.create("/trials/next"));
    }

    /** The secret by which this browser is recognised, if it took part before. */
    Optional<Secret> browser() {
        return cookies.value(BROWSER).filter(text -> text.length() <= 64).map(Secret::of);
    }

    /** The cookie that ties this browser to a new session. */
    public NewCookie of(Secret secret) {
        return cookies.make(SESSION, secret.text(), LIFE);
    }

    /** The cookie that recognises this browser when it returns. */
    NewCookie remembering(Secret browser) {
        return cookies.make(BROWSER, browser.text(), MEMORY);
    }
}
