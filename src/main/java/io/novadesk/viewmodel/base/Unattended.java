package io.novadesk.viewmodel.base;

import io.novadesk.cloud.command.Job;
import java.util.function.Supplier;

/** Goes on with what a form had sent when it was closed, where the person sees its end. */
@FunctionalInterface
public interface Unattended {
  /**
   * @param whyNot why it may not be done once more, as a sentence; asked when it is to be
   */
  void takeOver(Job job, Supplier<String> whyNot);
}
