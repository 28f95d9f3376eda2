/**
 * Signing in and out, accounts, invitations and tokens, and what keeps others from acting in somebody's name. In: passwords,
 * cookies, tokens. Out: the identity that pages and the API ask for.
 */
@NullMarked
package blindbrush.web.account;

import org.jspecify.annotations.NullMarked;
