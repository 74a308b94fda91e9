/** What is told of several servers, against the demo cloud. */
@NullMarked
package io.novadesk.viewmodel.compare;

import org.jspecify.annotations.NullMarked;
