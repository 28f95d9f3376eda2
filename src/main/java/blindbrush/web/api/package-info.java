/**
 * The REST interface for programs. In: JSON and tokens. Out: JSON in pages with links, or problem+json.
 */
package blindbrush.web.api;
