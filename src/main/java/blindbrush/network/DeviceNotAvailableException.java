package blindbrush.network;

/** A device was asked for that the engine does not see. */
public final class DeviceNotAvailableException extends RuntimeException {

    public DeviceNotAvailableException(String message) {
        super(message);
    }
}
