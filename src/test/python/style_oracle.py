# Reference numbers for the style-transfer tests, in float64 and independent of the Java code.
#
# Needs PyTorch (1.13 or newer), NumPy and SciPy, on Debian: apt install python3-torch python3-scipy
# Run from the repository's root (a minute or two on one core):
#
#     python3 src/test/python/style_oracle.py
#
# It writes src/test/resources/blindbrush/style/oracle.json (--out FILE: elsewhere) after asserting its own invariants, and prints the
# finite-difference checks of its gradients. "--real WEIGHTS.safetensors --against FIGURES.json" instead compares its network with figures that
# another program found for real weights (torchvision's names), and writes nothing.
#
# The formulae are those of Gatys et al. 2015/2016, of the authors' and peers' published settings, and textbook ones; oracle.json's "about" states
# the synthetic weights, the pictures and the sampling rule. Every gradient named "gradient" is with respect to the picture in RGB 0..1, [1,3,H,W],
# unless it says otherwise.

import argparse
import json
import math
import struct

import numpy as np
import scipy.linalg
import scipy.optimize
import torch
import torch.nn.functional as nnf

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

LAYERS = ['1_1', '1_2', '2_1', '2_2', '3_1', '3_2', '3_3', '3_4', '4_1', '4_2', '4_3', '4_4', '5_1']
CHANNELS = [64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512]
RELUS = ['relu' + name for name in LAYERS]
STYLE = ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1', 'relu5_1']
CONTENT = 'relu4_2'

CAFFE = ((103.939, 116.779, 123.68), 255.0)  # mean in B, G, R; factor
KAI = ((104.0, 117.0, 123.0), 255.0)
JOHNSON = ((103.939, 116.779, 123.68), 256.0)


# ---------------------------------------------------------------- numbers by formula

def u(start, count):
    """SplitMix64's outputs for the seed 0, numbers start, start+1, ..., as doubles in [0, 1)."""
    with np.errstate(over='ignore'):
        z = (np.arange(start, start + count, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z ^= z >> np.uint64(30)
        z *= np.uint64(0xBF58476D1CE4E5B9)
        z ^= z >> np.uint64(27)
        z *= np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
        return (z >> np.uint64(11)).astype(np.float64) * 2.0 ** -53


def single(a):
    return np.asarray(a, dtype=np.float64).astype(np.float32).astype(np.float64)


def synthetic_weights():
    weights, k, inputs = [], 0, 3
    for outputs in CHANNELS:
        count = outputs * inputs * 9
        kernel = single((u(k, count) - 0.5) * math.sqrt(12.0) * math.sqrt(2.0 / (9 * inputs))).reshape(outputs, inputs, 3, 3)
        k += count
        bias = single((u(k, outputs) - 0.5) * 2.0)
        k += outputs
        weights.append((torch.from_numpy(kernel), torch.from_numpy(bias)))
        inputs = outputs
    return weights, k


def picture(height, width, seed, rounded=True):
    c, y, x = np.meshgrid(np.arange(3.0), np.arange(float(height)), np.arange(float(width)), indexing='ij')
    a = 0.5 + 0.5 * np.sin(0.37 * (c + 1) * x + 0.23 * (c + 2) * y + seed)
    return torch.from_numpy(single(a) if rounded else a)[None]


def features(n, m, seed):
    i, j = np.meshgrid(np.arange(float(n)), np.arange(float(m)), indexing='ij')
    return torch.from_numpy(0.5 + np.sin(0.9 * (i + 1) + 0.37 * (i + 1) * j + 0.013 * j * j + seed))


# ---------------------------------------------------------------- how arrays are written

def sample_indices(n):
    return sorted(set(int(math.floor(v * n)) for v in u(0, 12)))


def summary(a):
    a = np.asarray(a.detach().numpy() if isinstance(a, torch.Tensor) else a, dtype=np.float64)
    assert np.isfinite(a).all()
    flat, n = a.reshape(-1), a.size
    out = {'shape': list(a.shape), 'mean': float(flat.mean()), 'l2': float(np.sqrt((flat * flat).sum())), 'max_abs': float(np.abs(flat).max()),
           'probe': float((flat * (u(0, n) - 0.5)).sum())}
    if n < 64:
        out['all'] = flat.tolist()
    else:
        out['at'] = sample_indices(n)
        out['values'] = [float(flat[i]) for i in out['at']]
    return out


def dump(value, depth):
    """JSON with one line per entry in the first levels and everything below on one line."""
    if depth == 0 or not isinstance(value, dict) or 'shape' in value or not any(isinstance(v, (dict, list)) for v in value.values()):
        return json.dumps(value, separators=(',', ':'), ensure_ascii=False)
    return '{\n' + ',\n'.join(json.dumps(k, ensure_ascii=False) + ': ' + dump(v, depth - 1) for k, v in value.items()) + '\n}'


def close(a, b, tolerance=1e-12):
    a, b = (np.asarray(v.detach().numpy() if isinstance(v, torch.Tensor) else v, dtype=np.float64) for v in (a, b))
    error = np.linalg.norm((a - b).reshape(-1)) / max(np.linalg.norm(b.reshape(-1)), 1e-300)
    assert error <= tolerance, (error, tolerance)


# ---------------------------------------------------------------- network

def preprocess(rgb, convention=CAFFE):
    mean, factor = convention
    return rgb.flip(1) * factor - torch.tensor(mean).view(1, 3, 1, 1)


def activations(x, weights, pool='avg', edges='zero', layers=RELUS):
    """After each ReLU, by name, up to the last of the layers. x: preprocessed."""
    out = {}
    for i, (kernel, bias) in enumerate(weights):
        name = RELUS[i]
        if i and LAYERS[i][0] != LAYERS[i - 1][0]:
            x = nnf.avg_pool2d(x, 2) if pool == 'avg' else nnf.max_pool2d(x, 2)
        if i == 0 and edges == 'replicate':
            x = nnf.conv2d(nnf.pad(x, (1, 1, 1, 1), mode='replicate'), kernel, bias)
        else:
            x = nnf.conv2d(x, kernel, bias, padding=1)
        x = torch.relu(x)
        out[name] = x
        if name == layers[-1]:
            break
    return out


def matrix(f):
    return f.reshape(f.shape[1], -1)


def gram_sum(f):
    return f @ f.t()


def gram(f):
    return f @ f.t() / f.shape[1]


def normalise(weights, pictures):
    """Every channel's mean over positions and pictures becomes 1; channels that never fire are left alone."""
    with torch.no_grad():
        all_activations = [activations(preprocess(p), weights) for p in pictures]
    means, normalised, before = {}, [], torch.ones(3)
    for name, (kernel, bias) in zip(RELUS, weights):
        means[name] = torch.cat([matrix(a[name]) for a in all_activations], 1).mean(1)
        after = torch.where(means[name] > 0, means[name], torch.ones_like(means[name]))
        normalised.append((kernel * before.view(1, -1, 1, 1) / after.view(-1, 1, 1, 1), bias / after))
        before = after
    return normalised, means


# ---------------------------------------------------------------- checks of gradients

FD = []


def fd(name, objective, x, gradient, tolerance=1e-6):
    """Central differences along two directions by formula; the best step must agree."""
    for seed in (0.7, 2.9):
        direction = torch.sin(torch.arange(x.numel(), dtype=torch.float64) * 1.7 + seed * torch.arange(x.numel()) ** 0.5).reshape(x.shape)
        expected = float((gradient * direction).sum())
        errors = []
        with torch.no_grad():
            for step in (1e-4, 1e-5, 1e-6, 1e-7):
                found = (float(objective(x + step * direction)) - float(objective(x - step * direction))) / (2 * step)
                errors.append(abs(found - expected) / max(abs(expected), 1e-300))
        FD.append((name, errors))
        print('%-46s %14.6e  relative errors %s' % (name, expected, ' '.join('%.1e' % e for e in errors)), flush=True)
        assert min(errors) <= tolerance, (name, errors)


def grad(value, x, retain=True):
    return torch.autograd.grad(value, x, retain_graph=retain)[0]


def value_and_gradient(objective, x):
    x = x.clone().requires_grad_(True)
    value = objective(x)
    return float(value), grad(value, x, False)


# ---------------------------------------------------------------- sections

def section_activations(weights, generated):
    out = {}
    with torch.no_grad():
        for key, pool, edges in (('avg', 'avg', 'zero'), ('max', 'max', 'zero'), ('avg_replicate', 'avg', 'replicate')):
            found = activations(preprocess(generated), weights, pool, edges)
            out[key] = {name: summary(found[name]) for name in RELUS}
    return out


def section_normalisation(weights, normalised, means, pictures):
    out = {}
    with torch.no_grad():
        originals = [activations(preprocess(p), weights) for p in pictures]
        for pool in ('avg', 'max'):  # scaling back holds through either pooling
            for p in pictures:
                was, now = activations(preprocess(p), weights, pool), activations(preprocess(p), normalised, pool)
                for name in RELUS:
                    scale = torch.where(means[name] > 0, means[name], torch.ones_like(means[name]))
                    close(matrix(now[name]) * scale[:, None], matrix(was[name]), 1e-11)
        found = [activations(preprocess(p), normalised) for p in pictures]
    for i, name in enumerate(RELUS):
        mean = torch.cat([matrix(a[name]) for a in found], 1).mean(1)
        fires = means[name] > 0
        assert bool(((mean[fires] - 1).abs() * means[name][fires] < 1e-13 * means[name].max()).all()) and not mean[~fires].any()
        pooled = torch.cat([matrix(a[name]) for a in originals], 1)
        out[name] = {'mean_of_original': summary(means[name]), 'channels_that_never_fire': [int(c) for c in torch.nonzero(~fires)],
                     'channels_that_scarcely_fire': [[int(c), float(means[name][c])] for c in torch.nonzero(fires & (means[name] < 0.02))],
                     'positions': pooled.shape[1],
                     'kernel': summary(normalised[i][0]), 'bias': summary(normalised[i][1])}
    return out


class Terms:
    """Collects the weighted terms of one preset, each with its value and gradient."""

    def __init__(self, x):
        self.x, self.out, self.total, self.gradient = x, {}, 0.0, torch.zeros_like(x)

    def add(self, name, value, weight, **more):
        gradient = grad(weight * value, self.x)
        self.out[name] = {'value': float(value), 'weight': weight, 'weighted': float(weight * value), **more, 'gradient': summary(gradient)}
        self.total += float(weight * value)
        self.gradient = self.gradient + gradient
        return gradient

    def result(self, **more):
        return {'terms': self.out, 'total': self.total, **more, 'gradient': summary(self.gradient)}


def preset(x, content, style, weights, pool, edges='zero', convention=CAFFE):
    """The generated picture's feature matrices and, as constants, the content's and the style's."""
    wanted = RELUS[:13]
    f = {k: matrix(v) for k, v in activations(preprocess(x, convention), weights, pool, edges, wanted).items()}
    with torch.no_grad():
        p = {k: matrix(v) for k, v in activations(preprocess(content, convention), weights, pool, edges, wanted).items()}
        s = {k: matrix(v) for k, v in activations(preprocess(style, convention), weights, pool, edges, wanted).items()}
    return f, p, s


def mean_square(a, b):
    return ((a - b) ** 2).mean()


def style_paper(f, s):
    return ((gram(f) - gram(s)) ** 2).sum() / f.shape[0] ** 2


def section_paper(net, x0, content, style):
    rho = 1e-3

    def objective(x):
        f, p, s = preset(x, content, style, net, 'avg')
        return rho * mean_square(f[CONTENT], p[CONTENT]) + sum(style_paper(f[k], s[k]) for k in STYLE) / 5

    x = x0.clone().requires_grad_(True)
    f, p, s = preset(x, content, style, net, 'avg')
    terms = Terms(x)
    terms.add('content', mean_square(f[CONTENT], p[CONTENT]), rho)
    for k in STYLE:
        terms.add('style_' + k, style_paper(f[k], s[k]), 0.2)
    close(terms.total, objective(x0))
    fd('paper', objective, x0, terms.gradient)
    out = {'settings': 'normalised net, average pooling, zero padding, lambda 1, rho 1e-3: rho*mean((F-P)^2) + sum 1/5 * sum((G-A)^2)/N^2, G = F F^T / own M',
           **terms.result()}
    out['gram_of_style'] = {k: summary(gram(s[k])) for k in STYLE}
    out['gram_of_generated'] = {k: summary(gram(f[k])) for k in STYLE}
    out['gradient_wrt_features'] = {}
    for k in STYLE:  # closed form of the gradient of the unweighted term with respect to F
        closed = 4.0 / (f[k].shape[0] ** 2 * f[k].shape[1]) * (gram(f[k]) - gram(s[k])) @ f[k]
        close(grad(style_paper(f[k], s[k]), f[k]), closed, 1e-11)
        out['gradient_wrt_features'][k] = summary(closed)
    return out, terms


def section_paper_literal(net, x0, content, style, paper):
    alpha, beta = 1e-3, 1.0

    def e(f, s):
        return ((gram_sum(f) / f.shape[1] - gram_sum(s) / s.shape[1]) ** 2).sum() / (4 * f.shape[0] ** 2)

    def objective(x):
        f, p, s = preset(x, content, style, net, 'avg')
        return alpha * 0.5 * ((f[CONTENT] - p[CONTENT]) ** 2).sum() + beta * sum(0.2 * e(f[k], s[k]) for k in STYLE)

    x = x0.clone().requires_grad_(True)
    f, p, s = preset(x, content, style, net, 'avg')
    terms = Terms(x)
    terms.add('content', 0.5 * ((f[CONTENT] - p[CONTENT]) ** 2).sum(), alpha)
    for k in STYLE:
        terms.add('style_' + k, e(f[k], s[k]), beta * 0.2)
        close(terms.out['style_' + k]['weighted'], paper.out['style_' + k]['weighted'] / 4)
        own = torch.relu(f[k])  # the paper's own derivative, where both pictures have the same M: 1/(N^2 M^2) (F^T (G-A))^T
        n, m = own.shape
        target = gram(s[k]) * m
        close(grad(((gram_sum(f[k]) - target) ** 2).sum() / (4 * n * n * m * m), f[k]), (gram_sum(own) - target) @ own / (n * n * m * m), 1e-11)
    close(terms.out['content']['weighted'], paper.out['content']['weighted'] * f[CONTENT].numel() / 2)
    fd('paper-literal', objective, x0, terms.gradient)
    return {'settings': 'normalised net, average pooling, zero padding: alpha 1e-3 * sum((F-P)^2)/2 + beta 1 * sum 1/5 * E_l, '
                        'E_l = sum((G/M_gen - A/M_style)^2)/(4 N^2), G and A raw sums', **terms.result()}


def section_gatys_original(weights, x0, content, style):
    def objective(x):
        f, p, s = preset(x, content, style, weights, 'max')
        return mean_square(f[CONTENT], p[CONTENT]) + sum(1e3 / f[k].shape[0] ** 2 * mean_square(gram(f[k]), gram(s[k])) for k in STYLE)

    x = x0.clone().requires_grad_(True)
    f, p, s = preset(x, content, style, weights, 'max')
    terms = Terms(x)
    terms.add('content', mean_square(f[CONTENT], p[CONTENT]), 1.0)
    for k in STYLE:
        terms.add('style_' + k, mean_square(gram(f[k]), gram(s[k])), 1e3 / f[k].shape[0] ** 2)
    close(terms.total, objective(x0))
    fd('gatys-original', objective, x0, terms.gradient)
    return {'settings': 'original net, max pooling, zero padding: mean((F-P)^2) + sum 1e3/N^2 * mean((G-A)^2), G = F F^T / own M', **terms.result()}


def section_kai(net, x0, content, style):
    factor = 2e9 / 5

    def reported(f, s):
        return ((gram_sum(f) - gram_sum(s)) ** 2).sum() / f.numel() ** 2

    def descended(x):
        f, p, s = preset(x, content, style, net, 'avg', convention=KAI)
        return ((f[CONTENT] - p[CONTENT]) ** 2).sum() + sum(0.5 * factor * reported(f[k], s[k]) for k in STYLE)

    x = x0.clone().requires_grad_(True)
    f, p, s = preset(x, content, style, net, 'avg', convention=KAI)
    terms = Terms(x)
    terms.add('content', ((f[CONTENT] - p[CONTENT]) ** 2).sum(), 1.0)
    total_reported = terms.total
    for k in STYLE:
        value = reported(f[k], s[k])
        total_reported += float(factor * value)
        used = terms.add('style_' + k, value, factor / 2, weight_reported=factor, weighted_reported=float(factor * value))
        injected = 2 * (gram_sum(f[k]) - gram_sum(s[k])) / f[k].numel() ** 2 @ f[k]
        close(used, torch.autograd.grad(f[k], x, factor * injected.detach(), retain_graph=True)[0], 1e-10)
    close(terms.total, descended(x0))
    fd('kai', descended, x0, terms.gradient)
    return {'settings': 'normalised net (Caffe means), average pooling, zero padding, picture preprocessed with mean B 104, G 117, R 123 (times 255): '
                        'sum((F-P)^2) + sum 2e9/5 * sum((G-A)^2)/(N*M_gen)^2, G and A raw sums over their own positions. The style gradient used is half '
                        'that of the reported loss: "weight", "weighted", "total" and "gradient" are of the descended objective', **terms.result(
                            total_reported=total_reported)}


def section_kai_first(net, x0, content, style):
    contents = ['relu3_1', 'relu4_2']
    x = x0.clone().requires_grad_(True)
    f, p, s = preset(x, content, style, net, 'avg', convention=KAI)
    out, total, norms = {}, 0.0, {}
    gradient = torch.zeros_like(x0)

    def one(name, layer, value, norm, weight, injected):
        nonlocal total, gradient
        norms[name] = norm
        g = torch.autograd.grad(f[layer], x, weight * injected.detach(), retain_graph=True)[0]
        out[name] = {'value': float(value / norm), 'norm': float(norm), 'weight': weight, 'weighted': float(weight * value / norm), 'gradient': summary(g)}
        total += float(weight * value / norm)
        gradient = gradient + g

    for k in contents:
        g = 2 * (f[k] - p[k]).detach()
        norm = g.abs().mean()
        one('content_' + k, k, ((f[k] - p[k]) ** 2).sum().detach(), norm, 1.0 / len(contents), g / norm)
        close(out['content_' + k]['weighted'], 0.125 * float((g ** 2).sum() / norm))
    for k in STYLE:
        d = 2 * (gram_sum(f[k]) - gram_sum(s[k])).detach()
        norm = d.abs().mean() * f[k].numel() ** 2
        one('style_' + k, k, (d ** 2).sum() / 4, norm, 5e9 / len(STYLE), d / norm @ f[k])

    def frozen(x):
        f, p, s = preset(x, content, style, net, 'avg', convention=KAI)
        value = sum(0.5 * ((f[k] - p[k]) ** 2).sum() / norms['content_' + k] for k in contents)
        return value + sum(0.5 * 5e9 / 5 * ((gram_sum(f[k]) - gram_sum(s[k])) ** 2).sum() / norms['style_' + k] for k in STYLE)

    fd('kai-2015-08-30', frozen, x0, gradient)
    return {'settings': 'normalised net (Caffe means) and VGG layers in place of his Inception ones, average pooling, zero padding, mean B 104, G 117, R 123: '
                        'content 1/2 * sum((F-P)^2)/norm each, norm = mean|2(F-P)|, dF = 2(F-P)/norm; style 5e9/5 * sum((G-A)^2)/norm each, D = 2(G-A) of '
                        'raw sums, norm = mean|D| * (N*M_gen)^2, dF = D/norm F. Norms are constants for the gradient; "weighted" and "total" are as he '
                        'reports them; the gradient is that of content + half the style with frozen norms', 'terms': out, 'total': total,
            'gradient': summary(gradient)}


def johnson_tv(x):
    pixels = x * 256
    horizontal = pixels[..., :-1, 1:] - pixels[..., :-1, :-1]
    vertical = pixels[..., 1:, :-1] - pixels[..., :-1, :-1]
    return 0.5 * ((horizontal ** 2).sum() + (vertical ** 2).sum())


def section_johnson(weights, x0, content, style):
    def g(f):
        return gram_sum(f) / f.numel()

    def objective(x):
        f, p, s = preset(x, content, style, weights, 'max', convention=JOHNSON)
        return 5 * mean_square(f[CONTENT], p[CONTENT]) + sum(100 * mean_square(g(f[k]), g(s[k])) for k in STYLE) + 1e-3 * johnson_tv(x)

    x = x0.clone().requires_grad_(True)
    f, p, s = preset(x, content, style, weights, 'max', convention=JOHNSON)
    terms = Terms(x)
    terms.add('content', mean_square(f[CONTENT], p[CONTENT]), 5.0)
    for k in STYLE:
        terms.add('style_' + k, mean_square(g(f[k]), g(s[k])), 100.0)
    without = terms.total
    terms.add('tv', johnson_tv(x), 1e-3)
    close(terms.total, objective(x0))
    fd('johnson', objective, x0, terms.gradient)
    pixels = (x0 * 256)[0]  # his gradient, spelt out
    a, b = pixels[:, :-1, :-1] - pixels[:, :-1, 1:], pixels[:, :-1, :-1] - pixels[:, 1:, :-1]
    spelt = torch.zeros_like(pixels)
    spelt[:, :-1, :-1] += a + b
    spelt[:, :-1, 1:] -= a
    spelt[:, 1:, :-1] -= b
    close(grad(1e-3 * johnson_tv(x), x)[0], 1e-3 * 256 * spelt)
    return {'settings': 'original net, max pooling, zero padding, picture times 256 minus mean: 5*mean((F-P)^2) + sum 100*mean((G-A)^2), '
                        'G = F F^T / (N*own M); tv: 1e-3 * 1/2 * sum over y<H-1, x<W-1 of squared steps to the right and down, pixels times 256 (the original '
                        'has its gradient, but not its value)', **terms.result(total_without_tv=without)}


def section_relative(weights, x0, content, style, second):
    def content_term(f, p):
        return mean_square(f, p) / (p ** 2).mean()

    def style_term(f, s):
        return mean_square(gram(f), gram(s)) / (gram(s) ** 2).mean()

    def tv(x):
        return ((x[..., 1:] - x[..., :-1]) ** 2).mean() + ((x[..., 1:, :] - x[..., :-1, :]) ** 2).mean()

    def outside(x):
        return ((x - x.clamp(0, 1)) ** 2).mean()

    def objective(x):
        f, p, s = preset(x, content, style, weights, 'avg', 'replicate')
        return content_term(f[CONTENT], p[CONTENT]) + sum(0.2 * style_term(f[k], s[k]) for k in STYLE)

    x = x0.clone().requires_grad_(True)
    f, p, s = preset(x, content, style, weights, 'avg', 'replicate')
    with torch.no_grad():
        t = {k: matrix(v) for k, v in activations(preprocess(second), weights, 'avg', 'replicate').items()}
    terms = Terms(x)
    terms.add('content', content_term(f[CONTENT], p[CONTENT]), 1.0)
    for k in STYLE:
        terms.add('style_' + k, style_term(f[k], s[k]), 0.2)
    fd('relative', objective, x0, terms.gradient)
    out = {'settings': 'original net, average pooling, replicate padding at conv1_1 and zero padding elsewhere: content mean((F-P)^2)/mean(P^2), '
                       'style 1/5 * mean((G-A)^2)/mean(A^2), G = F F^T / own M. total: content + style, weight 1 each; tv, range and the second style apart',
           **terms.result()}
    apart = Terms(x)
    for k in STYLE:
        apart.add('style_' + k, style_term(f[k], t[k]), 0.2)
    out['second_style'] = apart.result()
    apart = Terms(x)
    apart.add('blend_of_losses', sum(0.7 * 0.2 * style_term(f[k], s[k]) + 0.3 * 0.2 * style_term(f[k], t[k]) for k in STYLE), 1.0)
    mixed = {k: 0.7 * gram(s[k]) + 0.3 * gram(t[k]) for k in STYLE}
    apart.add('blend_of_grams', sum(0.2 * mean_square(gram(f[k]), mixed[k]) / (mixed[k] ** 2).mean() for k in STYLE), 1.0)
    out['two_styles_0.7_0.3'] = apart.out
    value, gradient = value_and_gradient(tv, x0)
    fd('relative tv', tv, x0, gradient)
    out['tv'] = {'formula': 'mean over (3,H,W-1) of squared horizontal steps + mean over (3,H-1,W) of squared vertical steps, pixels 0..1', 'value': value,
                 'gradient': summary(gradient)}
    wide = 1.5 * x0 - 0.25
    value, gradient = value_and_gradient(outside, wide)
    fd('relative range', outside, wide, gradient)
    out['range'] = {'formula': 'mean((x - clip(x,0,1))^2) at x = 1.5 * generated - 0.25; gradient with respect to that x', 'value': value,
                    'gradient': summary(gradient)}
    return out


def section_deepdream(weights, x0):
    def objective(x):
        return (activations(preprocess(x), weights, layers=['relu3_1'])['relu3_1'] ** 2).mean() / 2

    value, gradient = value_and_gradient(objective, x0)
    fd('deepdream', objective, x0, gradient)
    return {'settings': 'original net, average pooling, zero padding: to be maximised, mean(F^2)/2 of relu3_1', 'value': value, 'gradient': summary(gradient)}


# ---------------------------------------------------------------- statistics of features

W2_EPS = 1e-4


def mean_cov(f):
    mu = f.mean(1, keepdim=True)
    c = (f - mu) @ (f - mu).t() / f.shape[1] + W2_EPS * torch.eye(f.shape[0])
    return mu, c


def w2(f, s):
    """tr (T^1/2 C T^1/2)^1/2 is the nuclear norm of Lc^T Lt, C = Lc Lc^T, T = Lt Lt^T."""
    mu, c = mean_cov(f)
    mu_s, t = mean_cov(s)
    cross = torch.linalg.svdvals(torch.linalg.cholesky(c).t() @ torch.linalg.cholesky(t)).sum()
    return ((mu - mu_s) ** 2).mean() + (torch.trace(c) + torch.trace(t) - 2 * cross) / f.shape[0]


def w2_closed(f, s):
    """Value and gradient with respect to F by the matrix formulae."""
    n, m = f.shape
    (mu, c), (mu_s, t) = mean_cov(f), mean_cov(s)
    values, vectors = np.linalg.eigh(t.numpy())
    root = (vectors * np.sqrt(values)) @ vectors.T
    inner, basis = np.linalg.eigh(root @ c.numpy() @ root)
    value = float(((mu - mu_s) ** 2).mean()) + (float(torch.trace(c) + torch.trace(t)) - 2 * np.sqrt(inner).sum()) / n
    by_c = (np.eye(n) - root @ ((basis / np.sqrt(inner)) @ basis.T) @ root) / n
    gradient = 2.0 / m * torch.from_numpy(by_c) @ (f - mu) + 2.0 / (n * m) * (mu - mu_s) @ torch.ones(1, m)
    return value, gradient, (values[-1] / values[0], inner[-1] / inner[0])


def directions(k, n):
    d = torch.from_numpy((u(0, k * n) - 0.5).reshape(k, n))
    return d / d.norm(dim=1, keepdim=True)


def sliced(f, s, d):
    found = (d @ f).sort(1).values
    source = (d @ s).sort(1).values.detach().numpy()
    m, ms = f.shape[1], s.shape[1]
    at, mid = (np.arange(m) + 0.5) / m, (np.arange(ms) + 0.5) / ms
    target = torch.from_numpy(np.stack([np.interp(at, mid, row) for row in source]))
    if m == ms:
        close(target, source, 1e-15)
    return ((found - target) ** 2).mean()


def section_statistics(weights, x0, style):
    out = {'features': 'F(i,j) = 0.5 + sin(0.9*(i+1) + 0.37*(i+1)*j + 0.013*j*j + seed), i < N, j < M, in double; gradients are with respect to F',
           'w2': 'mean((mu-mu_s)^2) + tr(C + T - 2 (T^1/2 C T^1/2)^1/2)/N; C, T: covariances over own M plus 1e-4 on the diagonal',
           'sliced': 'directions: u_0, u_1, ... - 0.5 as K rows of N, each made unit length; rows of D F sorted ascending; target: sorted rows of D F_s '
                     'interpolated linearly from (i+0.5)/M_s to (j+0.5)/M, constant beyond the ends; mean of squared differences over K*M'}
    for n, m, ms, k in ((6, 35, 48, 8), (16, 77, 60, 32)):
        f, s = features(n, m, 0.4), features(n, ms, 1.9)
        d = directions(k, n)
        entry = {'N': n, 'M': m, 'M_style': ms, 'seed': 0.4, 'seed_style': 1.9, 'K': k, 'F': summary(f), 'F_style': summary(s)}
        value, gradient = value_and_gradient(lambda z: style_paper(z, s), f)
        close(gradient, 4.0 / (n * n * m) * (gram(f) - gram(s)) @ f, 1e-11)
        fd('gram N=%d' % n, lambda z: style_paper(z, s), f, gradient)
        entry['gram'] = {'formula': 'sum((G-A)^2)/N^2, G = F F^T / own M', 'G': summary(gram(f)), 'A': summary(gram(s)), 'value': value,
                         'gradient': summary(gradient)}
        value, gradient = value_and_gradient(lambda z: w2(z, s), f)
        closed, closed_gradient, _ = w2_closed(f, s)
        close(value, closed, 1e-10)
        close(gradient, closed_gradient, 1e-8)
        fd('w2 N=%d' % n, lambda z: w2(z, s), f, gradient)
        assert abs(float(w2(f, f))) < 1e-12
        entry['w2'] = {'covariance': summary(mean_cov(f)[1]), 'covariance_style': summary(mean_cov(s)[1]), 'value': value, 'gradient': summary(gradient)}
        value, gradient = value_and_gradient(lambda z: sliced(z, s, d), f)
        fd('sliced N=%d' % n, lambda z: sliced(z, s, d), f, gradient, 1e-5)
        assert float(sliced(f, f, d)) == 0
        same = features(n, m, 1.9)
        value_same, gradient_same = value_and_gradient(lambda z: sliced(z, same, d), f)
        entry['sliced'] = {'directions': summary(d), 'value': value, 'gradient': summary(gradient), 'value_for_style_of_M_positions': value_same,
                           'gradient_for_style_of_M_positions': summary(gradient_same)}
        order = torch.from_numpy(np.argsort(u(1000, m)))
        for statistic in (style_paper, w2, lambda a, b: sliced(a, b, d)):  # of a permutation of the positions: nothing changes
            close(statistic(f[:, order], s), statistic(f, s), 1e-11)
        for statistic in (style_paper, w2):  # tiled features have the same statistics
            close(statistic(torch.cat([f, f], 1), s), statistic(f, s), 1e-11)
        close(style_paper(3 * f, torch.zeros_like(s)), 81 * style_paper(f, torch.zeros_like(s)))
        out['small_%d' % n] = entry

    def layer(x):
        return matrix(activations(preprocess(x), weights, layers=['relu2_1'])['relu2_1'])

    with torch.no_grad():
        f, s = layer(x0), layer(style)
    d = directions(64, 128)
    deep = {'settings': 'relu2_1 of generated against style, original net, average pooling, zero padding; gradients with respect to the picture; K = 64'}
    value, gradient = value_and_gradient(lambda x: w2(layer(x), s), x0)
    closed, closed_gradient, conditions = w2_closed(f, s)
    close(value, closed, 1e-7)
    x = x0.clone().requires_grad_(True)
    error = (torch.autograd.grad(layer(x), x, closed_gradient)[0] - gradient).norm() / gradient.norm()
    print('w2 relu2_1: value %.12g, by the matrix formula %.12g; gradients differ by %.1e; condition numbers of T and of T^1/2 C T^1/2: %.1e %.1e'
          % (value, closed, error, *conditions))
    assert error < 1e-5
    fd('w2 relu2_1', lambda x: w2(layer(x), s), x0, gradient, 1e-5)
    deep['w2'] = {'value': value, 'gradient': summary(gradient), 'condition_of_T': float(conditions[0])}
    value, gradient = value_and_gradient(lambda x: sliced(layer(x), s, d), x0)
    fd('sliced relu2_1', lambda x: sliced(layer(x), s, d), x0, gradient, 1e-5)
    deep['sliced'] = {'value': value, 'gradient': summary(gradient)}
    out['relu2_1'] = deep
    return out


def section_guided():
    n, m, ms = 6, 35, 48
    f, s = features(n, m, 0.4), features(n, ms, 1.9)

    def scaled(t):
        return t * torch.sqrt(t.numel() / (t ** 2).sum())

    j, js = torch.arange(float(m)), torch.arange(float(ms))
    raw = [0.5 + 0.5 * torch.sin(0.4 * j), 0.5 - 0.5 * torch.sin(0.4 * j)]
    raw_style = [0.5 + 0.5 * torch.cos(0.3 * js), 0.5 - 0.5 * torch.cos(0.3 * js)]
    guides, guides_style = [scaled(t) for t in raw], [scaled(t) for t in raw_style]

    def guided(z, t):
        return gram(z * t)

    def objective(z):
        return sum(((guided(z, t) - guided(s, q)) ** 2).sum() / n ** 2 for t, q in zip(guides, guides_style))

    close(guided(f, scaled(torch.ones(m))), gram(f))
    half = (j < 13).double()  # hard masks: unscaled, their Grams add up to the plain one
    close(guided(f, half) + guided(f, 1 - half), gram(f))
    value, gradient = value_and_gradient(objective, f)
    closed = sum(4.0 / (n * n * m) * ((guided(f, t) - guided(s, q)) @ (f * t)) * t for t, q in zip(guides, guides_style))
    close(gradient, closed, 1e-11)
    fd('guided gram', objective, f, gradient)
    terms = [float(((guided(f, t) - guided(s, q)) ** 2).sum() / n ** 2) for t, q in zip(guides, guides_style)]
    return {'settings': 'the features of statistics.small_6; T_1 = 0.5+0.5*sin(0.4*j), T_2 = 1-T_1; of the style 0.5+0.5*cos(0.3*j) and 1 minus it; each then '
                        'scaled so that sum(T^2) = own M; G_r = (T o F)(T o F)^T / own M; loss: sum over r of sum((G_r-A_r)^2)/N^2; gradient with respect to F',
            'guides': [summary(t) for t in guides], 'guides_style': [summary(t) for t in guides_style],
            'G': [summary(guided(f, t)) for t in guides], 'A': [summary(guided(s, t)) for t in guides_style], 'values': terms, 'value': value,
            'gradient': summary(gradient)}


# ---------------------------------------------------------------- optimisers

CURVATURES = np.array([1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0])
MINIMUM = np.arange(7.0)


def two_loop(s, y, g):
    q, alphas = g.copy(), []
    for a, b in zip(reversed(s), reversed(y)):
        alpha = a @ q / (a @ b)
        alphas.append(alpha)
        q = q - alpha * b
    r = (s[-1] @ y[-1]) / (y[-1] @ y[-1]) * q
    for (a, b), alpha in zip(zip(s, y), reversed(alphas)):
        r = r + a * (alpha - b @ r / (a @ b))
    return -r


def section_lbfgs():
    c, t = torch.from_numpy(CURVATURES), torch.from_numpy(MINIMUM)

    def quadratic(x):
        return 0.5 * (c * (x - t) ** 2).sum()

    def run(steps, calls):
        x = torch.zeros(7, requires_grad=True)
        optimiser = torch.optim.LBFGS([x], lr=1, max_iter=steps, max_eval=10 ** 6, tolerance_grad=0, tolerance_change=0, history_size=10)

        def closure():
            optimiser.zero_grad()
            value = quadratic(x)
            value.backward()
            return value

        path = []
        for _ in range(calls):
            optimiser.step(closure)
            path.append(x.detach().clone().numpy())
        return path

    path = run(1, 15)
    close(run(15, 1)[0], path[-1])
    x, xs, gs, own = np.zeros(7), [], [], []  # the same by the textbook
    for _ in range(15):
        g = CURVATURES * (x - MINIMUM)
        if gs:
            s, y = [b - a for a, b in zip(xs, xs[1:] + [x])][-10:], [b - a for a, b in zip(gs, gs[1:] + [g])][-10:]
            d = two_loop(s, y, g)
            step = 1.0
        else:
            d, step = -g, min(1.0, 1.0 / np.abs(g).sum())
        xs, gs, x = xs + [x], gs + [g], x + step * d
        own.append(x)
    close(np.array(own), np.array(path), 1e-9)
    quadratic_out = {'objective': 'sum(c*(x-t)^2)/2, c = 1,3,10,30,100,300,1000, t = 0..6, from zeros',
                     'settings': 'step 1, no line search, 10 pairs, first step min(1, 1/|g|_1) along -g, H0 = s.y/y.y of the newest pair; iterates 1..15',
                     'iterates': [v.tolist() for v in path], 'values': [float(quadratic(torch.from_numpy(v))) for v in path]}

    m, n = 3, 7
    r = u(0, 2 * m * n + n) - 0.5
    s = r[:m * n].reshape(m, n)
    y = s * np.arange(1.0, n + 1) + 0.1 * r[m * n:2 * m * n].reshape(m, n)
    g = r[2 * m * n:]
    d = two_loop(list(s), list(y), g)
    h = np.eye(n) * (s[-1] @ y[-1]) / (y[-1] @ y[-1])  # the same by the BFGS update of the inverse
    for a, b in zip(s, y):
        v = np.eye(n) - np.outer(b, a) / (a @ b)
        h = v.T @ h @ v + np.outer(a, a) / (a @ b)
    close(d, -h @ g, 1e-11)
    assert all(a @ b > 1e-10 for a, b in zip(s, y))
    direction_out = {'settings': 'r = u_0, u_1, ... - 0.5; s: the first 3 rows of 7 (oldest first); y = s * (1..7 by column) + 0.1 * the next 3 rows of 7; '
                                 'g: the next 7; d = -H g, H0 = s.y/y.y of the newest', 's': s.tolist(), 'y': y.tolist(), 'g': g.tolist(), 'd': d.tolist()}

    finals = {}
    for name, start in (('rosenbrock_2', np.array([-1.2, 1.0])), ('rosenbrock_10', np.zeros(10))):
        a, fa, info = scipy.optimize.fmin_l_bfgs_b(scipy.optimize.rosen, start, scipy.optimize.rosen_der, m=10, factr=10, pgtol=1e-10)
        b = scipy.optimize.minimize(scipy.optimize.rosen, start, jac=scipy.optimize.rosen_der, method='BFGS', options={'gtol': 1e-9})
        assert np.abs(a - 1).max() < 1e-6 and np.abs(b.x - 1).max() < 1e-6
        finals[name] = {'start': start.tolist(), 'minimum': [1.0] * len(start), 'value_at_start': float(scipy.optimize.rosen(start)),
                        'gradient_at_start': scipy.optimize.rosen_der(start).tolist(),
                        'fmin_l_bfgs_b': {'x': a.tolist(), 'value': float(fa), 'evaluations': info['funcalls'], 'iterations': info['nit']},
                        'bfgs': {'x': b.x.tolist(), 'value': float(b.fun), 'evaluations': int(b.nfev), 'iterations': int(b.nit)}}
    bounds = [(0.5, 3.5)] * 7
    q, fq, info = scipy.optimize.fmin_l_bfgs_b(lambda x: (0.5 * (CURVATURES * (x - MINIMUM) ** 2).sum(), CURVATURES * (x - MINIMUM)), np.full(7, 1.0),
                                               bounds=bounds, factr=10, pgtol=1e-12)
    close(q, np.clip(MINIMUM, 0.5, 3.5), 1e-8)
    finals['quadratic_in_a_box'] = {'objective': 'the quadratic above with every x in [0.5, 3.5], from ones', 'x': q.tolist(), 'value': float(fq)}
    return {'quadratic': quadratic_out, 'direction': direction_out, 'scipy': finals}


def section_first_order():
    c = CURVATURES / 1000
    x, m, v, ema, ema0 = (np.zeros(7) for _ in range(5))  # ema0 holds 0.01 * x_0, which is zero
    reference = torch.zeros(7, requires_grad=True)
    adam = torch.optim.Adam([reference], lr=0.02, betas=(0.9, 0.99), eps=1e-8)
    iterates, averages, averages0 = [], [], []
    for k in range(1, 31):
        g = c * (x - MINIMUM)
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        x = np.clip(x - 0.02 * (m / (1 - 0.9 ** k)) / (np.sqrt(v / (1 - 0.99 ** k)) + 1e-8), 0, 10)
        ema = 0.99 * ema + 0.01 * x
        ema0 = 0.99 * ema0 + 0.01 * x
        reference.grad = torch.from_numpy(c) * (reference.detach() - torch.from_numpy(MINIMUM))
        adam.step()
        reference.data.clamp_(0, 10)
        close(reference, x, 1e-12)
        iterates.append(x.tolist())
        averages.append((ema / (1 - 0.99 ** k)).tolist())
        averages0.append((ema0 / (1 - 0.99 ** (k + 1))).tolist())
    adam_out = {'objective': 'sum(c*(x-t)^2)/2, c = (1,3,10,30,100,300,1000)/1000, t = 0..6, from zeros',
                'settings': 'lr 0.02, betas 0.9 0.99, eps 1e-8 outside the root, both moments bias-corrected; clamp to [0,10] after each step; '
                            'average k = sum over j <= k of 0.01 * 0.99^(k-j) * x_j / (1 - 0.99^k), the start not counted; averages_with_start counts '
                            'x_0 as well (then over 1 - 0.99^(k+1))', 'iterates': iterates, 'averages': averages, 'averages_with_start': averages0}
    x, v, path = np.zeros(7), np.zeros(7), []
    reference = torch.zeros(7, requires_grad=True)
    sgd = torch.optim.SGD([reference], lr=0.1, momentum=0.9, dampening=0)
    for _ in range(30):
        v = 0.9 * v + c * (x - MINIMUM)
        x = x - 0.1 * v
        reference.grad = torch.from_numpy(c) * (reference.detach() - torch.from_numpy(MINIMUM))
        sgd.step()
        close(reference, x, 1e-12)
        path.append(x.tolist())
    return adam_out, {'objective': adam_out['objective'], 'settings': 'v = 0.9 v + g, x -= 0.1 v; no clamp; iterates 1..30', 'iterates': path}


# ---------------------------------------------------------------- colours

LUMA = np.array([0.299, 0.587, 0.114])


def section_colour(generated, content, style):
    colours = [[0, 0, 0], [1, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0.2, 0.5, 0.9], [0.75, 0.25, 0.1]]
    yuv = np.array([LUMA, (np.array([0, 0, 1]) - LUMA) / (2 * (1 - 0.114)) * 0.872, (np.array([1, 0, 0]) - LUMA) / (2 * (1 - 0.299)) * 1.23])
    yiq = np.array([LUMA, [0.595716, -0.274453, -0.321263], [0.211456, -0.522591, 0.311135]])
    g, c, s = (p[0].reshape(3, -1).numpy() for p in (generated, content, style))
    moved = c + (LUMA @ g - LUMA @ c)
    for space in (yuv, yiq):  # whatever the chroma axes, as long as greys have none
        assert abs(space[1:].sum(1)).max() < 1e-5
        mixed = np.concatenate([(space @ g)[:1], (space @ c)[1:]])
        close(np.linalg.solve(space, mixed), moved, 1e-5 if space is yiq else 1e-12)
    out = {'luma': {'formula': '0.299 R + 0.587 G + 0.114 B of the encoded values', 'colours': colours, 'luma': [float(LUMA @ np.array(v)) for v in colours]},
           'luminance_only': {'settings': 'luma of generated with the chroma of content: content + (Y(generated) - Y(content)) in each channel, unclamped; [3,H,W]',
                              'result': summary(moved.reshape(content.shape[1:]))}}

    def moments(p):
        mu = p.mean(1, keepdims=True)
        return mu, (p - mu) @ (p - mu).T / p.shape[1] + 1e-5 * np.eye(3)

    def power(a, e):
        values, vectors = np.linalg.eigh(a)
        return (vectors * values ** e) @ vectors.T

    def match(c, s):
        (mu_c, cov_c), (mu_s, cov_s) = moments(c), moments(s)
        root = power(cov_s, 0.5)
        close(root, scipy.linalg.sqrtm(cov_s), 1e-10)
        found = {'mean_content': mu_c.reshape(-1).tolist(), 'covariance_content': summary(cov_c), 'mean_style': mu_s.reshape(-1).tolist(),
                 'covariance_style': summary(cov_s)}
        for name, a in (('chol', np.linalg.cholesky(cov_c) @ np.linalg.inv(np.linalg.cholesky(cov_s))),
                        ('sym', power(cov_s, -0.5) @ power(root @ cov_c @ root, 0.5) @ power(cov_s, -0.5)),
                        ('pca', power(cov_c, 0.5) @ power(cov_s, -0.5))):
            close(a @ cov_s @ a.T, cov_c, 1e-10)
            found[name] = {'matrix': summary(a), 'result': summary((a @ (s - mu_s) + mu_c).reshape(style.shape[1:]))}
        return found

    out['match'] = {'settings': 'style recoloured to content: A (s - mean_s) + mean_c per pixel, R, G, B in this order; covariances over all pixels (divided by '
                                'their number) plus 1e-5 on the diagonal; unclamped; [3,H,W]; chol: L_c L_s^-1; sym: S^-1/2 (S^1/2 C S^1/2)^1/2 S^-1/2; '
                                'pca: C^1/2 S^-1/2', **match(c, s)}
    mix_c, mix_s = [[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.1, 0.1, 0.4]], [[0.5, 0.1, 0.1], [0.4, 0.2, 0.1], [0.1, 0.6, 0.3]]
    out['match_correlated'] = {'settings': 'the same for pictures whose channels go together: every pixel of content and of style multiplied by a matrix first, in '
                                           'double', 'matrix_for_content': mix_c, 'matrix_for_style': mix_s, **match(np.array(mix_c) @ c, np.array(mix_s) @ s)}
    return out


def section_preprocessing(generated):
    mean, sd = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1), torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    colour = torch.tensor([0.2, 0.5, 0.9]).view(1, 3, 1, 1)
    out = {'colour': [0.2, 0.5, 0.9]}
    for name, convention in (('caffe', CAFFE), ('kai', KAI), ('johnson', JOHNSON)):
        out[name] = {'order': 'BGR', 'mean': list(convention[0]), 'factor': convention[1], 'of_colour': preprocess(colour, convention).reshape(-1).tolist(),
                     'of_generated': summary(preprocess(generated, convention))}
    out['torchvision'] = {'order': 'RGB', 'mean': mean.reshape(-1).tolist(), 'sd': sd.reshape(-1).tolist(),
                          'of_colour': ((colour - mean) / sd).reshape(-1).tolist(), 'of_generated': summary((generated - mean) / sd)}
    return out


# ---------------------------------------------------------------- against another program's figures

def compare(weights_file, figures_file):
    with open(weights_file, 'rb') as file:
        length = struct.unpack('<Q', file.read(8))[0]
        header, blob = json.loads(file.read(length)), file.read()
    kinds = {'F32': np.float32, 'F16': np.float16, 'F64': np.float64}
    tensors = {k: np.frombuffer(blob[v['data_offsets'][0]:v['data_offsets'][1]], kinds[v['dtype']]).reshape(v['shape']).astype(np.float64)
               for k, v in header.items() if k != '__metadata__'}
    print('metadata', header.get('__metadata__'))
    numbers = sorted(int(k.split('.')[-2]) for k in tensors if k.endswith('.weight'))
    weights = [tuple(torch.from_numpy(tensors['features.%d.%s' % (n, part)]) for part in ('weight', 'bias')) for n in numbers]
    with open(figures_file) as file:
        figures = json.load(file)
    for case in figures['cases']:
        x, p, s = (picture(case[k]['h'], case[k]['w'], case[k]['seed'], False) for k in ('generated', 'content', 'style'))
        x.requires_grad_(True)
        fx, fp, fs = (activations(preprocess(z), weights, case['pool']) for z in (x, p, s))
        print(case['pool'], *(case[k] for k in ('generated', 'content', 'style')))
        for name, figure in case['activations_of_generated'].items():
            a = fx[name].detach().numpy()
            print('    %-60s mean off by %8.1e, l2 by %8.1e' % (name, a.mean() / figure['mean'] - 1, np.linalg.norm(a) / figure['l2'] - 1))
        content = mean_square(fx[case['content_layer']], fp[case['content_layer']])
        found = {'content_half_sum_of_squares': content * fx[case['content_layer']].numel() / 2, 'content_mean_squared': content}
        styles = {'style_E_%s_each_gram_over_own_positions' % k: style_paper(matrix(fx[k]), matrix(fs[k])) / 4 for k in case['style_layers']}
        found.update(styles)
        found['style_sum_equal_weights'] = sum(styles.values()) / len(styles)
        for name, value in found.items():
            gradient, figure = grad(value, x).reshape(-1), case['terms'][name]
            print('    %-60s value off by %8.1e, gradient\'s l2 by %8.1e, first and last entries by %8.1e' % (
                name, float(value) / figure['value'] - 1, float(gradient.norm()) / figure['gradient']['l2'] - 1,
                float((torch.cat([gradient[:3], gradient[-3:]]) - torch.tensor(figure['gradient']['first'] + figure['gradient']['last'])).norm()
                      / gradient.norm())))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--out', default='src/test/resources/blindbrush/style/oracle.json')
    parser.add_argument('--real')
    parser.add_argument('--against')
    args = parser.parse_args()
    if args.real:
        return compare(args.real, args.against)

    weights, count = synthetic_weights()
    generated, content, style, second = picture(45, 61, 0.1), picture(45, 61, 1.3), picture(52, 40, 2.7), picture(45, 61, 4.2)
    normalised, means = normalise(weights, [content, style])
    assert u(0, 1)[0] == (0xE220A8397B1DCDAF >> 11) * 2.0 ** -53  # SplitMix64's well-known first number for the seed 0

    out = {'about': {
        'precision': 'float64 throughout (weights and pictures rounded to float32 first)',
        'u_k': '(mix((k+1)*0x9E3779B97F4A7C15 mod 2^64) >>> 11) * 2^-53, mix: z ^= z>>>30; z *= 0xBF58476D1CE4E5B9; z ^= z>>>27; z *= 0x94D049BB133111EB; '
               'z ^= z>>>31',
        'weights': 'VGG-19 conv1_1..conv5_1, 3x3, channels 64,64|128,128|256x4|512x4|512. Number k, counted over all in order (conv1_1 kernel '
                   '[out,in,3,3] row-major, conv1_1 bias, conv1_2 kernel, ...): kernel float32((u_k-0.5)*sqrt(12)*sqrt(2/(9*inputs))), evaluated from the left '
                   'in double, bias float32((u_k-0.5)*2.0). Input channels of conv1_1: B, G, R. Cross-correlation, as usual; a 2x2 pool with stride 2, '
                   'rounded down, before conv2_1, 3_1, 4_1, 5_1',
        'numbers_of_weights': count,
        'preprocessing': 'Caffe unless stated: BGR, times 255, minus 103.939 (B), 116.779 (G), 123.68 (R)',
        'pictures': 'value(c,y,x) = 0.5 + 0.5*sin(0.37*(c+1)*x + 0.23*(c+2)*y + seed), c = 0,1,2 for R,G,B, computed in double and rounded to float32; [1,3,H,W]',
        'gradients': 'with respect to the picture, RGB 0..1, [1,3,H,W], unless stated; of a term: of the weighted term',
        'activations': 'after ReLU; feature matrices F: [N channels, M positions]',
        'arrays': 'shape; mean, l2 = sqrt(sum a^2), max_abs; probe = sum over flat (row-major) index k of a_k*(u_k-0.5); then either all numbers, where fewer than '
                  '64, or values at the flat indices "at", which are floor(u_i*n), i = 0..11, sorted, without repetitions'}}
    out['u'] = {'start': 0, 'first': u(0, 12).tolist()}
    out['pictures'] = {name: {'seed': seed, 'height': p.shape[2], 'width': p.shape[3], 'picture': summary(p)} for name, p, seed in (
        ('generated', generated, 0.1), ('content', content, 1.3), ('style', style, 2.7), ('second_style', second, 4.2))}
    out['preprocessing'] = section_preprocessing(generated)
    out['weights'] = {name: {'kernel': summary(w), 'bias': summary(b)} for name, (w, b) in zip(RELUS, weights)}
    out['activations_of_generated'] = section_activations(weights, generated)
    out['normalisation'] = {'settings': 'over content and style, average pooling, zero padding, all positions of both pictures weighing the same: '
                                        'W_ij <- W_ij*mu_j/mu_i, b_i <- b_i/mu_i; channels that never fire: mu = 1',
                            'layers': section_normalisation(weights, normalised, means, [content, style])}
    paper, terms = section_paper(normalised, generated, content, style)
    out['presets'] = {
        'paper': paper,
        'paper-literal': section_paper_literal(normalised, generated, content, style, terms),
        'gatys-original': section_gatys_original(weights, generated, content, style),
        'kai': section_kai(normalised, generated, content, style),
        'kai-2015-08-30': section_kai_first(normalised, generated, content, style),
        'johnson': section_johnson(weights, generated, content, style),
        'relative': section_relative(weights, generated, content, style, second)}
    out['deepdream'] = section_deepdream(weights, generated)
    out['statistics'] = section_statistics(weights, generated, style)
    out['guided_gram'] = section_guided()
    out['lbfgs'] = section_lbfgs()
    out['adam'], out['sgd'] = section_first_order()
    out['colour'] = section_colour(generated, content, style)
    with open(args.out, 'w') as file:
        file.write(dump(out, 4) + '\n')
    text = open(args.out).read()
    json.loads(text)
    print(len(text), 'characters;', len(FD), 'finite-difference checks, the worst of the best', '%.1e' % max(min(e) for _, e in FD))


if __name__ == '__main__':
    main()
