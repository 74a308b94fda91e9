package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Attachments.Volume;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;

/**
 * What goes with each of many servers when they are deleted, and what stays behind. The cloud is
 * asked once for each server that has volumes.
 */
final class WhatGoesToo {
  private final EachServer<List<Volume>> volumes;

  /** Begins to ask, of many about those that have volumes at all. */
  WhatGoesToo(Takers takers) {
    volumes = new EachServer<>(takers.tasks(), WhatGoesToo::volumesOf);
    volumes.ask(
        takers.servers().stream()
            .filter(s -> !takers.many() || !s.server().volumeIds().isEmpty())
            .toList());
  }

  /** Counts up when more is known. */
  ReadOnlyIntegerProperty toldProperty() {
    return volumes.toldProperty();
  }

  /** True until the cloud told everything. */
  BooleanBinding looking() {
    return Bindings.createBooleanBinding(volumes::isAsking, volumes.toldProperty());
  }

  private static List<Volume> volumesOf(ServerRow server) {
    return server.region().region().servers().attachments().volumesOf(server.server().id());
  }

  private static void add(List<String> parts, String key, long count) {
    if (count > 0) {
      parts.add(Text.of(key, count));
    }
  }

  /** What is known of a server by now, such as "1 volume goes too"; empty where nothing is. */
  String of(ServerRow server) {
    List<String> parts = new ArrayList<>();
    switch (volumes.of(server)) {
      case Loaded.Loading<List<Volume>> _ -> parts.add(Text.of("plan.draft.volumesAsked"));
      case Loaded.Broken<List<Volume>>(String why) ->
          parts.add(Text.of("plan.draft.volumesUnknown", why));
      case Loaded.Ready<List<Volume>>(List<Volume> found) -> {
        long go = found.stream().filter(v -> Boolean.TRUE.equals(v.deleteOnTermination())).count();
        long unknown = found.stream().filter(v -> v.deleteOnTermination() == null).count();
        add(parts, "plan.draft.volumesGo", go);
        add(parts, "plan.draft.volumesMayGo", unknown);
        add(parts, "plan.draft.volumesStay", found.size() - go - unknown);
      }
      case null -> {}
    }
    floating(server).forEach(address -> parts.add(Text.of("plan.draft.floating", address)));
    return String.join(", ", parts);
  }

  private static List<String> floating(ServerRow server) {
    List<Address> addresses = server.server().addresses();
    return addresses == null
        ? List.of()
        : addresses.stream()
            .filter(address -> "floating".equals(address.type()))
            .map(Address::addr)
            .toList();
  }

  /** What is known of a server by now, a sentence for each thing that goes, or stays behind. */
  List<String> each(ServerRow server) {
    List<String> found = new ArrayList<>();
    switch (volumes.of(server)) {
      case Loaded.Broken<List<Volume>>(String why) ->
          found.add(Text.of("delete.volumesUnknown", why));
      case Loaded.Ready<List<Volume>>(List<Volume> all) ->
          all.forEach(volume -> found.add(sentence(volume)));
      case Loaded.Loading<List<Volume>> _ -> {}
      case null -> {}
    }
    floating(server).forEach(address -> found.add(Text.of("delete.floating", address)));
    return found;
  }

  private static String sentence(Volume volume) {
    String device = volume.device() == null ? "" : volume.device();
    if (volume.deleteOnTermination() == null) {
      return Text.of("delete.volumeUnknown", volume.volumeId(), device);
    }
    return Text.of(
        volume.deleteOnTermination() ? "delete.volumeGoes" : "delete.volumeStays",
        volume.volumeId(),
        device);
  }

  void stop() {
    volumes.stop();
  }
}
