/** What a person sets, and what they are told once. */
@NullMarked
package io.novadesk.viewmodel.settings;

import org.jspecify.annotations.NullMarked;
