package blindbrush.network;

import blindbrush.refusal.InvalidInputException;

/** A device was asked for that the engine does not see. */
public final class DeviceNotAvailableException extends InvalidInputException {

    public DeviceNotAvailableException(String message) {
        super(message);
    }
}
