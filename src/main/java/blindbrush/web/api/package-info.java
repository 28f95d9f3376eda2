/**
 * The REST interface for programs. In: JSON and tokens. Out: JSON in pages with links, or problem+json.
 */
@NullMarked
package blindbrush.web.api;

import org.jspecify.annotations.NullMarked;
