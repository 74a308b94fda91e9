/** What the values of a request have to be, and what a service says when they are not. */
@NullMarked
package io.novadesk.demo.schema;

import org.jspecify.annotations.NullMarked;
