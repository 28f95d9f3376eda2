/**
 * Who may sign in: accounts, their tokens, sign-ins, known addresses and open invitations. Secrets are kept as hashes only. In: names,
 * passwords, roles. Out: the account that a secret belongs to.
 */
@NullMarked
package blindbrush.account;

import org.jspecify.annotations.NullMarked;
