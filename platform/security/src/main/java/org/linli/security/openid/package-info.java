/** An OpenID Connect provider as its client sees it: what it says of itself, its keys, and the tokens that it gives. */
package org.linli.security.openid;
