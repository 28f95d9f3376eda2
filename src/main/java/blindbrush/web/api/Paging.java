package blindbrush.web.api;

import blindbrush.database.Secret;
import blindbrush.refusal.InvalidInputException;
import blindbrush.web.PublicAddress;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** Answers for programs: a page of a list with links to its neighbours (RFC 8288), each answer under the hash of what it says. */
@RequestScoped
public class Paging {

    private static final int LARGEST = 200;

    @Inject
    ObjectMapper mapper;

    @Inject
    UriInfo uri;

    @Inject
    PublicAddress address;

    @Inject
    Request request;

    /**
     * Pages are counted from 0.
     *
     * @throws InvalidInputException if there can be no such page
     */
    <E, V> Response page(List<E> all, int page, int size, Function<E, V> view) {
        require(page, size);
        int from = Math.min(all.size(), page * size);
        int to = Math.min(all.size(), from + size);
        return page(all.subList(from, to).stream().map(view).toList(), all.size(), page, size);
    }

    <E, V> Response page(PanacheQuery<E> query, int page, int size, Function<E, V> view) {
        require(page, size);
        List<V> views = query.page(page, size).<E>list().stream().map(view).toList();
        return page(views, query.count(), page, size);
    }

    Response answer(Object value) {
        return answerText(text(value));
    }

    /** Nothing (304) to who has it already. */
    Response answerText(String json) {
        return tagged(json).build();
    }

    private Response page(List<?> views, long of, int page, int size) {
        Response.ResponseBuilder answer = tagged(text(views)).header("X-Total-Count", of);
        if (page > 0) {
            answer.link(address(page - 1, size), "prev");
        }
        if ((page + 1L) * size < of) {
            answer.link(address(page + 1, size), "next");
        }
        return answer.build();
    }

    private Response.ResponseBuilder tagged(String json) {
        var tag = new EntityTag(Secret.of(json).sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged == null ? Response.ok(json).tag(tag) : unchanged.tag(tag);
    }

    private String address(int page, int size) {
        return address.link(uri.getAbsolutePath().getRawPath() + "?page=%d&size=%d".formatted(page, size));
    }

    private String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A summary is always written", impossible);
        }
    }

    private static void require(int page, int size) {
        if (page < 0 || page > 1_000_000 || size < 1 || size > LARGEST) {
            throw new InvalidInputException("page counts from 0, and size is 1 to %d.".formatted(LARGEST));
        }
    }
}
