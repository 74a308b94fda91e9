package io.novadesk.api.compute;

import io.novadesk.api.Facts;
import io.novadesk.api.Recorded;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.api.wire.Interner;
import io.novadesk.api.wire.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the readers of the Compute API tell. */
public final class ComputeFacts {
  private static final List<String> PLACES = List.of("first", "second", "third", "fourth");

  private ComputeFacts() {}

  /** Everything that these readers can make of a body; used to show that none of them breaks. */
  public static void readAll(byte[] body, List<Throwable> unexpected) {
    List<Reading> readings =
        List.of(
            () -> new ServerReader(new Interner()).page(new ByteArrayInputStream(body)),
            () -> new ServerReader(new Interner()).server(body),
            () -> AddressReader.body(body, new Interner()),
            () -> FlavorReader.page(body),
            () -> FlavorReader.one(body),
            () -> MetadataResource.read(body),
            () -> LimitsReader.read(body),
            () -> KeyPairs.page(body),
            () -> ActionReader.page(body),
            () -> ActionReader.one(body),
            () -> ConsoleReader.output(body),
            () -> ConsoleReader.remote(body),
            () -> Attachments.readVolumes(body),
            () -> Attachments.readInterfaces(body),
            () -> Operations.usage(body),
            () -> Operations.extensions(body),
            () -> AcceptedReader.read(io.novadesk.api.wire.Headers.NONE, body));
    for (Reading reading : readings) {
      try {
        reading.read();
      } catch (io.novadesk.api.ApiException _) {
        // Told as it should be.
      } catch (IOException | RuntimeException | StackOverflowError e) {
        unexpected.add(e);
      }
    }
  }

  private interface Reading {
    Object read() throws IOException;
  }

  public static Facts of(Recorded row) throws IOException {
    byte[] body = row.body();
    return switch (row.kind()) {
      case "servers", "xmlservers" -> {
        Page<Server> page = new ServerReader(new Interner()).page(new ByteArrayInputStream(body));
        yield key -> inPage(page, key);
      }
      case "server", "xmlserver", "xmlserver11" -> server(row, body);
      case "addresses", "xmladdresses" -> {
        List<Address> all = AddressReader.body(body, new Interner());
        yield key -> address(all, key);
      }
      case "flavors", "xmlflavors" -> {
        Page<Flavor> page = FlavorReader.page(body);
        yield key ->
            key.equals("count")
                ? Integer.toString(page.items().size())
                : key.equals("next")
                    ? page.next()
                    : placed(page.items(), key, ComputeFacts::flavor);
      }
      case "flavor", "xmlflavor" -> {
        Flavor flavor = FlavorReader.one(body);
        yield key -> flavor(flavor, key);
      }
      case "metadata", "xmlmetadata" -> {
        Map<String, String> items = MetadataResource.read(body);
        yield key ->
            key.equals("items") ? Integer.toString(items.size()) : items.get(Facts.inBrackets(key));
      }
      case "limits", "xmllimits" -> {
        Limits limits = LimitsReader.read(body);
        yield key -> limit(limits, key);
      }
      case "keypairs", "xmlkeypairs" -> {
        Page<KeyPair> page = KeyPairs.page(body);
        yield key ->
            key.equals("count")
                ? Integer.toString(page.items().size())
                : placed(page.items(), key, ComputeFacts::keyPair);
      }
      default -> other(row, body);
    };
  }

  private static Facts server(Recorded row, byte[] body) throws IOException {
    Accepted accepted = AcceptedReader.read(row.headers(), body);
    String password = accepted.adminPass() == null ? null : accepted.adminPass().reveal();
    Server server = new ServerReader(new Interner()).server(body);
    return key -> key.equals("adminPass") ? password : server(server, key);
  }

  private interface Reader<T> {
    @Nullable String fact(T item, String key);
  }

  private static <T> @Nullable String placed(List<T> items, String key, Reader<T> reader) {
    int dot = key.indexOf('.');
    String place = key.substring(0, dot);
    int index = place.equals("last") ? items.size() - 1 : PLACES.indexOf(place);
    return reader.fact(items.get(index), key.substring(dot + 1));
  }

  private static @Nullable String inPage(Page<Server> page, String key) {
    return switch (key) {
      case "count" -> Integer.toString(page.items().size());
      case "next" -> page.next();
      case "statuses" -> page.items().stream().map(Server::status).collect(Collectors.joining(","));
      default -> placed(page.items(), key, ComputeFacts::server);
    };
  }

  private static @Nullable String server(Server s, String key) {
    return switch (key) {
      case "id" -> s.id();
      case "uuid" -> s.uuid();
      case "name" -> s.name();
      case "status" -> s.status();
      case "status.base" -> s.state().name();
      case "image" -> s.imageId();
      case "flavor" -> s.flavor() instanceof FlavorOfServer.ById(String id) ? id : null;
      case "addresses" ->
          s.addresses() == null ? "absent" : s.addresses().isEmpty() ? "none" : "some";
      case "task_state" -> s.taskState();
      case "vm_state" -> s.vmState();
      case "power_state" -> Facts.text(s.powerState());
      case "progress" -> Facts.text(s.progress());
      case "created" -> Facts.time(s.created());
      case "updated" -> Facts.time(s.updated());
      case "launched_at" -> Facts.time(s.launchedAt());
      case "locked" -> Facts.text(s.locked());
      case "locked_reason" -> s.lockedReason();
      case "project.id" -> s.projectId();
      case "user.id" -> s.userId();
      case "key_name" -> s.keyName();
      case "description" -> s.description();
      case "hostname" -> s.hostname();
      case "host" -> s.host();
      case "hostId" -> s.hostId();
      case "config_drive" -> s.configDrive();
      case "availability_zone" -> s.availabilityZone();
      case "pinned_availability_zone" -> s.pinnedZone();
      case "accessIPv4" -> s.accessIPv4();
      case "accessIPv6" -> s.accessIPv6();
      case "tags" -> String.join(",", s.tags());
      case "security_groups" -> String.join(",", s.securityGroups());
      case "volumes" -> String.join(",", s.volumeIds());
      case "fault.message" -> s.fault() == null ? null : s.fault().message();
      case "fault.code" -> s.fault() == null ? null : Integer.toString(s.fault().code());
      case "fault.details" -> s.fault() == null ? null : s.fault().details();
      case "public.v4" -> PublicAddress.of(s, 4).orElse(null);
      case "public.v6" -> PublicAddress.of(s, 6).orElse(null);
      default -> serverEntry(s, key);
    };
  }

  private static @Nullable String serverEntry(Server s, String key) {
    if (key.startsWith("flavor.") && s.flavor() instanceof FlavorOfServer.Embedded f) {
      return switch (key.substring(7)) {
        case "name" -> f.originalName();
        case "ram" -> Integer.toString(f.ram());
        case "vcpus" -> Integer.toString(f.vcpus());
        case "disk" -> Integer.toString(f.disk());
        case "swap" -> Integer.toString(f.swap());
        default -> f.extraSpecs().get(Facts.inBrackets(key));
      };
    }
    if (key.startsWith("meta[")) {
      return s.metadata().get(Facts.inBrackets(key));
    }
    if (key.startsWith("image.properties[")) {
      return s.imageProperties().get(Facts.inBrackets(key));
    }
    if (key.startsWith("scheduler_hints[")) {
      return s.schedulerHints().get(Facts.inBrackets(key));
    }
    return address(Objects.requireNonNullElse(s.addresses(), List.of()), key);
  }

  private static @Nullable String address(List<Address> all, String key) {
    if (key.equals("networks")) {
      return all.stream().map(Address::network).distinct().collect(Collectors.joining(","));
    }
    if (key.equals("total")) {
      return Integer.toString(all.size());
    }
    if (key.startsWith("address.type[")) {
      return all.stream()
          .filter(a -> a.addr().equals(Facts.inBrackets(key)))
          .map(Address::type)
          .findFirst()
          .orElse(null);
    }
    if (key.startsWith("v4@") || key.startsWith("v6@")) {
      int version = key.charAt(1) - '0';
      return all.stream()
          .filter(a -> a.version() == version && a.network().equals(key.substring(3)))
          .map(Address::addr)
          .findFirst()
          .orElse(null);
    }
    throw new IllegalArgumentException("unknown fact " + key);
  }

  private static @Nullable String flavor(Flavor f, String key) {
    return switch (key) {
      case "id" -> f.id();
      case "name" -> f.name();
      case "ram" -> Integer.toString(f.ram());
      case "vcpus" -> Facts.text(f.vcpus());
      case "disk" -> Integer.toString(f.disk());
      case "ephemeral" -> Integer.toString(f.ephemeral());
      case "swap" -> Integer.toString(f.swap());
      case "description" -> f.description();
      case "is_public" -> Facts.text(f.isPublic());
      case "disabled" -> Facts.text(f.disabled());
      case "rxtx_cap", "rxtx_factor" ->
          f.rxtx() == null
              ? null
              : f.rxtx() == Math.rint(f.rxtx())
                  ? Long.toString(Math.round(f.rxtx()))
                  : f.rxtx().toString();
      default -> f.extraSpecs().get(Facts.inBrackets(key));
    };
  }

  private static @Nullable String keyPair(KeyPair pair, String key) {
    return switch (key) {
      case "name" -> pair.name();
      case "fingerprint" -> pair.fingerprint();
      case "type" -> pair.type();
      case "public_key" -> pair.publicKey();
      default -> throw new IllegalArgumentException("unknown fact " + key);
    };
  }

  private static @Nullable String limit(Limits limits, String key) {
    if (key.equals("rates")) {
      return Integer.toString(limits.rates().size());
    }
    if (key.equals("rate.first")) {
      Limits.Rate r = limits.rates().getFirst();
      return "%s %s %d/%s remaining %d"
          .formatted(r.verb(), r.uri(), r.value(), r.unit(), r.remaining());
    }
    return limits.absolute(Facts.inBrackets(key)).stream()
        .mapToObj(Long::toString)
        .findFirst()
        .orElse(null);
  }

  private static Facts other(Recorded row, byte[] body) {
    String what = row.what().toLowerCase(Locale.ROOT);
    if (what.contains("getconsoleoutput")) {
      String output = ConsoleReader.output(body);
      return key ->
          key.equals("length")
              ? output.length() + " characters"
              : output.lines().findFirst().orElse("");
    }
    if (what.contains("remote-consoles") || what.contains("console")) {
      RemoteConsole console = ConsoleReader.remote(body);
      return key -> key.equals("type") ? console.type() : console.url();
    }
    if (what.contains("extensions")) {
      List<Operations.Extension> all = Operations.extensions(body);
      return key ->
          key.equals("count")
              ? Integer.toString(all.size())
              : key.equals("first.alias") ? all.getFirst().alias() : all.getFirst().name();
    }
    if (what.contains("os-instance-actions")) {
      List<InstanceAction> all = ActionReader.page(body).items();
      return key ->
          switch (key) {
            case "count" -> Integer.toString(all.size());
            case "first.action" -> all.getFirst().action();
            case "first.request_id" -> all.getFirst().requestId();
            default -> throw new IllegalArgumentException("unknown fact " + key);
          };
    }
    if (what.contains("os-volume_attachments")) {
      List<Attachments.Volume> all = Attachments.readVolumes(body);
      return key ->
          switch (key) {
            case "count" -> Integer.toString(all.size());
            case "first.volumeId" -> all.getFirst().volumeId();
            case "first.device" -> all.getFirst().device();
            default -> throw new IllegalArgumentException("unknown fact " + key);
          };
    }
    if (what.contains("usage")) {
      Operations.UsagePage usage = Operations.usage(body);
      return key ->
          switch (key) {
            case "total_hours" -> Double.toString(usage.totalHours());
            case "first.server" -> usage.servers().items().getFirst().name();
            case "first.state" -> usage.servers().items().getFirst().state();
            case "next" -> usage.servers().next();
            default -> throw new IllegalArgumentException("unknown fact " + key);
          };
    }
    Accepted accepted = AcceptedReader.read(row.headers(), body);
    return key ->
        switch (key) {
          case "image_id", "server" -> accepted.subjectId();
          case "adminPass" -> accepted.adminPass() == null ? null : accepted.adminPass().reveal();
          case "status" -> Integer.toString(row.status());
          case "body" -> body.length == 0 ? "empty" : "some";
          case "result" ->
              what.contains("auth/tokens")
                  ? "token valid"
                  : row.status() == 202 ? "accepted" : "success";
          default -> throw new IllegalArgumentException("unknown fact " + key);
        };
  }
}
