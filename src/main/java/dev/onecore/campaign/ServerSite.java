package dev.onecore.campaign;

import dev.onecore.admission.NeedsLookup;
import dev.onecore.admission.Refused;
import dev.onecore.box.Box;
import dev.onecore.box.BoxAgent;
import dev.onecore.box.BoxNeeds;
import dev.onecore.box.BoxPlace;
import dev.onecore.box.Inventory;
import dev.onecore.host.CorePlan;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Descriptor.Need;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.WrongSetting;
import dev.onecore.monitor.ServerPlace;
import dev.onecore.monitor.ThisMachine;
import dev.onecore.ssh.SshFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which machine the settings have contenders run on: the inventory's first server box, else this one.
 *
 * @param box empty for this machine
 * @param contenders the folder {@code servers/} of the project
 * @param keep whether the run's folder stays on the box
 */
record ServerSite(Optional<Box> box, Path contenders, boolean keep) {

    /**
     * The site of a campaign.
     *
     * @throws WrongSetting when the inventory cannot be used, or another setting contradicts it
     */
    static ServerSite of(Settings settings) {
        Optional<Inventory> inventory = Inventory.of(settings);
        boolean keep = settings.scalars().flag(Setting.KEEP);
        Path contenders = settings.home().resolve("servers").toAbsolutePath().normalize();
        if (inventory.isEmpty()) {
            if (keep) {
                throw WrongSetting.impossible(Setting.KEEP.key(), "true", "nothing uses it without an inventory");
            }
            return new ServerSite(Optional.empty(), contenders, false);
        }
        boolean starts = settings.targets().stream().anyMatch(Target::startedHere);
        Optional<Box> box = starts ? inventory.get().servers().stream().findFirst() : Optional.empty();
        if (box.isPresent() && settings.cores().server().isPresent()) {
            throw WrongSetting.impossible(
                    Setting.SERVER_CORE.key(),
                    Integer.toString(settings.cores().server().getAsInt()),
                    "servers run on " + box.get().name() + "; give its serverCores in the inventory");
        }
        return new ServerSite(box, contenders, keep);
    }

    /** Who runs where on this machine: all cores are the injector's where no server runs here. */
    CorePlan coresHere(CoreChoice choice) {
        return box.isPresent() ? CorePlan.ofInjectorAlone(choice) : CorePlan.of(choice);
    }

    /** Looks for what contenders need where they are to run; a box that cannot be asked is {@link Refused}. */
    NeedsLookup needs() {
        return box.<NeedsLookup>map(BoxLookup::new).orElse(NeedsLookup.HERE);
    }

    /** A look at the servers' box. */
    private final class BoxLookup implements NeedsLookup {
        private final Box there;

        BoxLookup(Box there) {
            this.there = there;
        }

        @Override
        public Optional<Need> missing(Descriptor descriptor) {
            try {
                return new BoxNeeds(there, SshFiles.ofThisUser(), contenders).missing(descriptor);
            } catch (IOException e) {
                throw refused(there, e);
            }
        }

        @Override
        public String where() {
            return " on " + there.name();
        }
    }

    private static Refused refused(Box box, IOException why) {
        return new Refused("the servers' box " + box.name() + " cannot be used: " + why.getMessage()
                + "%n'java -jar src/target/onecore.jar check <inventory>' looks at everything there".formatted());
    }

    /**
     * The place, ready to start servers.
     *
     * @param here who runs where on this machine
     * @throws Refused when the box cannot be used
     */
    ServerPlace open(CorePlan here, Consumer<String> noted) {
        if (box.isEmpty()) {
            return new ThisMachine(here);
        }
        try {
            return BoxPlace.open(box.get(), SshFiles.ofThisUser(), contenders, BoxAgent.MAIN, keep, noted);
        } catch (IOException e) {
            throw refused(box.get(), e);
        }
    }
}
