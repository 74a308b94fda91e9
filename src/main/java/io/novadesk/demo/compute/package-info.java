/**
 * The demo cloud's compute state: servers, their states and transitions, hosts, flavors, quotas.
 */
@NullMarked
package io.novadesk.demo.compute;

import org.jspecify.annotations.NullMarked;
