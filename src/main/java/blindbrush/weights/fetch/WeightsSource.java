package blindbrush.weights.fetch;

import blindbrush.weights.Preprocessing;
import blindbrush.weights.TorchvisionNumbers;
import java.net.URI;
import java.util.Locale;

/** Public homes of VGG-19's weights. */
public enum WeightsSource {
    /** The weights of the papers on style transfer, as Justin Johnson converted them for PyTorch. */
    OXFORD(
            "https://web.eecs.umich.edu/~justincj/models/vgg19-d01eb7cb.pth",
            "d01eb7cb",
            Preprocessing.CAFFE,
            "Oxford VGG-19 (Simonyan & Zisserman 2014), converted by Justin Johnson",
            "CC BY 4.0",
            "Karen Simonyan and Andrew Zisserman, Visual Geometry Group, University of Oxford"),

    /** Trained anew by torchvision: another network of the same shape. */
    TORCHVISION(
            "https://download.pytorch.org/models/vgg19-dcbb9e9d.pth",
            TorchvisionNumbers.SHA256,
            Preprocessing.TORCHVISION,
            "torchvision VGG-19, trained anew by torchvision, not the papers' weights",
            "BSD-3-Clause",
            "The PyTorch contributors"),

    /** The same as {@link #TORCHVISION}'s, from another home. */
    TIMM(
            "https://huggingface.co/timm/vgg19.tv_in1k/resolve/main/model.safetensors",
            "",
            Preprocessing.TORCHVISION,
            "torchvision VGG-19 by way of timm, trained anew by torchvision, not the papers' weights",
            "BSD-3-Clause",
            "The PyTorch contributors; Ross Wightman (timm)");

    private final String address;
    private final String sha256;
    private final Preprocessing preprocessing;
    private final String label;
    private final String licence;
    private final String credit;

    WeightsSource(
            String address, String sha256, Preprocessing preprocessing, String label, String licence, String credit) {
        this.address = address;
        this.sha256 = sha256;
        this.preprocessing = preprocessing;
        this.label = label;
        this.licence = licence;
        this.credit = credit;
    }

    /** Where its file lies. */
    public URI address() {
        return URI.create(address);
    }

    /** The file's SHA-256 in hex, as far as it is published: whole, its first digits in the file's name, or "". */
    public String sha256() {
        return sha256;
    }

    /** What its weights want of a picture. */
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** What it is, for people. */
    public String label() {
        return label;
    }

    /** The licence of the weights, by its short name. */
    public String licence() {
        return licence;
    }

    /** Whom to name. */
    public String credit() {
        return credit;
    }

    /** In lower case, for files and the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
