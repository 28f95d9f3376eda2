/**
 * What every page and address shares: filters before a request is looked at, language, visitors, problems and their pages. In: HTTP
 * requests, however hostile. Out: a request that a page can trust, or a refusal in the form its reader expects. The pages themselves live in the rooms below.
 */
@NullMarked
package blindbrush.web;

import org.jspecify.annotations.NullMarked;
