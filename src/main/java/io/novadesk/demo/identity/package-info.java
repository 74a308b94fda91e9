/** The demo cloud's Keystone: users, projects, tokens, the catalogue, API v3 and v2.0. */
@NullMarked
package io.novadesk.demo.identity;

import org.jspecify.annotations.NullMarked;
