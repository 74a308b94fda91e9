/** The table of servers, one server in detail, and what can be done to them. */
@NullMarked
package io.novadesk.viewmodel.servers;

import org.jspecify.annotations.NullMarked;
