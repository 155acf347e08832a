"""The usual names: what people call the arguments and results of backward functions.

Names alone decide nothing: what they suggest is tried, and what was tried is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from verify.code.subject import Subject


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# For each tensor of the catalogue, by the name that pages give it: other names, likeliest first.
NAMES: Mapping[str, str] = {
    "X": "x inp input inputs in a_prev aprev a_in h hidden z a hidden_states features acts "
    "activations data residual x_in xs x1 prev stream inputs_ embedded u",
    "F": "f sublayer branch inp2 b x2 fx sub",
    "gamma": "gamma g weight w scale ln_w ln_weight ln_gamma weights ln_g gain alpha",
    "beta": "beta b bias shift offset ln_b ln_bias ln_beta",
    "W": "w weight weights kernel weight_matrix theta",
    "b": "b bias biases bias_vector",
    "E": "wte embedding emb table weight weights we e embeddings embed w embedding_matrix "
    "token_embedding emb_table w_e w_emb vocab",
    "W_P": "wpe pos positional pos_emb position_embedding pos_table wp p pos_embedding pe",
    "W_U": "w wu unembed w_out wout lm_head head weight w_vocab w_u",
    "b_U": "b bu bias b_out",
    "H": "h hidden x inp input features",
    "x": "x ids idx tokens token_ids ix indices input_ids inp input inputs toks x_ids token "
    "tok idxs",
    "y": "y targets labels target t y_true label tgt gold ytrue ys truth y_ids answers",
    "target": "target targets y y_true t labels truth ytrue actual label",
    "Y": "y out output y_hat o result outputs a pred y_pred predictions z act",
    "Z": "z logits scores x o out inp input l logit preds",
    "P": "p probs prob probabilities y_hat yhat y_pred softmax a pred preds out q s sm y "
    "predictions output y_prob",
    "M": "m mask attn_mask causal_mask attention_mask masks allow",
    "has_target": "mask has_target valid loss_mask weights keep not_ignored m target_mask",
    "Q": "q query queries xq qs",
    "K": "k key keys xk ks",
    "Val": "v value values val xv vs vals",
    "A": "att attn a attention attention_weights attn_weights weights w p probs alpha "
    "attn_probs s_soft",
    "scores": "scores preatt s score att_scores logits pre_att preattn",
    "O": "o heads context ctx_out z head_out attn_out concat y_heads",
    "W_Q": "w_q wq q_weight q_w q_proj query_weight weight_q w_query wqs",
    "W_K": "w_k wk k_weight k_w k_proj key_weight weight_k w_key wks",
    "W_V": "w_v wv v_weight v_w v_proj value_weight weight_v w_value wvs",
    "W_O": "w_o wo o_weight o_w o_proj out_proj w_out wout c_proj weight_o proj w_proj "
    "out_weight proj_w c_proj_w attproj_w attprojw",
    "b_Q": "b_q bq q_bias q_b bias_q b_query",
    "b_K": "b_k bk k_bias k_b bias_k b_key",
    "b_V": "b_v bv v_bias v_b bias_v b_value",
    "b_O": "b_o bo o_bias o_b bias_o b_out proj_b c_proj_b out_bias attproj_b attprojb b_proj",
    "W_1": "w_1 w1 fc1 w_fc fc_w c_fc_w fc1_w w_in win fcw w_up weight1 fc_weight fc1_weight",
    "b_1": "b_1 b1 b_fc fc_b c_fc_b fc1_b b_in bin fcb b_up bias1 fc_bias fc1_bias",
    "W_2": "w_2 w2 fc2 fc2_w w_down w_out wout fcproj_w fcprojw proj_w weight2 fc2_weight "
    "c_proj_w fc_proj_w",
    "b_2": "b_2 b2 fc2_b b_down b_out bout fcproj_b fcprojb proj_b bias2 fc2_bias c_proj_b "
    "fc_proj_b",
    "gamma_1": "gamma_1 gamma1 ln1_g ln1_w g1 ln1_gamma ln_1_w ln1w ln1_weight ln_1_g",
    "beta_1": "beta_1 beta1 ln1_b ln1_beta ln_1_b ln1b ln1_bias",
    "gamma_2": "gamma_2 gamma2 ln2_g ln2_w g2 ln2_gamma ln_2_w ln2w ln2_weight ln_2_g",
    "beta_2": "beta_2 beta2 ln2_b ln2_beta ln_2_b ln2b ln2_bias",
    "gamma_final": "gamma_final lnf_g lnf_w ln_f_g ln_f_w gf lnf_gamma gamma_f gammaf lnfw "
    "lnf_weight",
    "beta_final": "beta_final lnf_b ln_f_b bf lnf_beta beta_f betaf lnfb lnf_bias",
    "mean": "mean mu m mean_ means avg",
    "variance": "variance var v sigma2 var_ sigma_sq",
    "rstd": "rstd inv_std istd ivar std_inv invstd inv_sigma inv rsigma r rs",
    "rms": "rms r",
    "x_hat": "x_hat xhat x_norm norm xn normalized xnorm x_normalized normed x_hats normalised "
    "n xh",
    "epsilon": "epsilon eps e eps_ variance_epsilon",
    "saturation": "saturation tanh_out t th tanh",
    "U": "u pre z1 fch h_pre hidden_pre pre_act a1",
    "G": "g act a1 fch_gelu h hidden gelu_out",
    "active": "active mask",
    "position": "position positions pos pos_ids position_ids",
    "c": "c scale factor alpha",
    "learning_rate": "learning_rate lr eta alpha",
}

UPSTREAM = _words(
    "dout dy d_out grad_output grad_out grad upstream dz delta d_y da output_gradient grad_y dh g "
    "gradient dresidual dnext d_next dloss_dout dl_dy dl_dout error accum_grad gy gout "
    "grad_outputs upstream_grad upstream_gradient dupstream dx_out dout_ do dattn datt_out "
    "grad_in_next dnorm dl out_grad output_grad doutput dyhat dresult dlogits up err dldy gz "
    "cotangent ct y_bar ybar dvalues dl_dz grad_z dact da_out"
)
CACHES = _words(
    "cache ctx saved memory cached saved_tensors saved_for_backward context residuals res store "
    "forward_cache caches state tape mem saved_values intermediates acts"
)
LOSS_UPSTREAM = [
    "dloss",
    "dlosses",
    "grad_loss",
    "dl",
    "grad_output",
    "dout",
    "upstream",
    "grad",
    "scale",
    "loss_grad",
    "g",
    "ct",
]
SIZES: Mapping[str, str] = {
    "B": "b batch batch_size n bs bsz nb",
    "T": "t seq_len seqlen sequence_length n_tokens length l seq n_positions s",
    "d_model": "c d_model d dim n_embd features hidden_size embed_dim d_in channels "
    "normalized_shape size num_features n_features hidden_dim embedding_dim emb_dim hidden dims "
    "width feature_dim",
    "d_in": "c in_features d_in n_in input_size in_dim fan_in ic input_dim n_inputs in_size "
    "nin inputs din",
    "d_out": "oc out_features d_out n_out output_size out_dim fan_out c units output_dim n_outputs "
    "out_size nout outputs dout k m",
    "V": "v vocab_size vocab n_vocab vp num_classes c num_embeddings k n_classes",
    "h": "nh n_heads num_heads n_head heads h nheads head_count n_h",
    "d_k": "hs head_size head_dim d_k d_head dk dh d_h",
    "d_v": "d_v dv hs head_size head_dim",
    "d_ff": "d_ff ff hidden f d_hidden ffn_dim hidden_dim dff mlp_dim inner_dim",
    "n_ctx": "n_ctx max_t maxt block_size max_len max_seq_len context_length n_positions",
    "n": "n size length",
}

# Several tensors that come side by side in one array.
PACKED: Mapping[tuple[str, ...], str] = {
    ("Q", "K", "Val"): "qkv inp x inp_qkv xqkv qkvs",
    ("W_Q", "W_K", "W_V"): "w_qkv wqkv c_attn_w qkv_w qkvw attn_w in_proj in_proj_weight w_attn "
    "wattn c_attn qkv_weight w_in",
    ("b_Q", "b_K", "b_V"): "b_qkv bqkv c_attn_b qkv_b qkvb attn_b in_proj_bias b_attn battn "
    "qkv_bias b_in",
}


def plain(name: str) -> str:
    """A name as the vocabulary has it: small letters, no ``self.``, no underscores around it."""
    return name.lower().removeprefix("self.").strip("_")


def values(name: str, subject: Subject) -> Iterator[tuple[str, int]]:
    """The values of the subject that a name may mean, with how far-fetched that is."""
    wanted = plain(name)
    upstream = {t.name for t in subject.upstream}
    for tensor in subject.tensors:
        if tensor in upstream or subject.tensors[tensor].gradient_of is not None:
            continue
        found = rank(wanted, tensor)
        if found is not None:
            yield tensor, found


def rank(wanted: str, tensor: str) -> int | None:
    """How far down the list of a tensor's names one stands; None if it is not there."""
    last = tensor.rpartition(".")[2]
    if wanted in (plain(tensor), plain(tensor).replace(".", "_")):
        return 0
    names = NAMES.get(last, "").split()
    compact = wanted.replace("_", "")
    for place, known in enumerate(names):
        if wanted == known or compact == known.replace("_", ""):
            return 1 + place
    return None


def gradients(name: str, subject: Subject) -> Iterator[tuple[str, int]]:
    """The gradients among the subject's results that a name may mean."""
    upstream = {t.name for t in subject.upstream}
    exact = {g for g in subject.tensors if subject.tensors[g].gradient_of is not None} - upstream
    for gradient in exact:
        if plain(gradient) == plain(name):
            yield gradient, 0
    bases = set(_all_bases(plain(name)))
    for tensor in subject.tensors:
        if f"d{tensor}" not in exact:
            continue
        ranks = [found for base in bases if (found := rank(base, tensor)) is not None]
        if ranks:
            yield f"d{tensor}", min(ranks) + 1


def packed(name: str, subject: Subject) -> Iterator[tuple[tuple[str, ...], int]]:
    """Tensors of the subject that may come side by side under one name."""
    wanted = plain(name)
    for tensors, names in PACKED.items():
        if all(tensor in subject.tensors for tensor in tensors) and wanted in names.split():
            yield tensors, 1


def packed_gradients(name: str, subject: Subject) -> Iterator[tuple[tuple[str, ...], int]]:
    """Their gradients, likewise."""
    for base in _all_bases(plain(name)):
        for tensors, rank_ in packed(base, subject):
            yield tuple(f"d{tensor}" for tensor in tensors), rank_


def _all_bases(name: str) -> Iterator[str]:
    for pattern in (  # grads.W, W_grad, dl_dw, d_w, dw, grad_w
        r"(?:grads?|gradients?|deltas?|g)[._](.+)",
        r"(.+?)[._]?(?:grads?|gradients?)",
        r"dl_?d(.+)",
        r"dloss_?d?(.+)",
        r"d_(.+)",
        r"[dg](.+)",
        r"grad_?(.+)",
    ):
        match = re.fullmatch(pattern, name)
        if match:
            yield match[1].strip("._")


def is_upstream(name: str) -> bool:
    return _is_among(name, UPSTREAM)


def upstream_rank(name: str) -> int:
    """How far down the list of names for a gradient that arrives one stands."""
    known = [other.replace("_", "") for other in UPSTREAM]
    compact = plain(name).replace("_", "")
    return known.index(compact) if compact in known else 0


def is_loss_upstream(name: str) -> bool:
    return _is_among(name, LOSS_UPSTREAM)


def is_cache(name: str) -> bool:
    return _is_among(name, CACHES)


def _is_among(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one of these, with or without underscores: ``gradOutput``."""
    return plain(name).replace("_", "") in {known.replace("_", "") for known in names}


def size(name: str, sizes: Iterable[str]) -> str | None:
    """The size that a name means, among those that there are; the likeliest."""
    wanted = plain(name)
    ranks = {}
    for known in sizes:
        names = [plain(known), *SIZES.get(known, "").split()]
        compact = [n.replace("_", "") for n in names]
        if wanted in names or wanted.replace("_", "") in compact:
            ranks[known] = compact.index(wanted.replace("_", ""))
    return min(ranks, key=lambda known: ranks[known]) if ranks else None
