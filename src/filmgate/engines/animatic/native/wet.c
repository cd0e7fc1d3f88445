/* The mirror of a wet street (level at y = 0): what stands on it is thrown down its own column. */
#include "kernel.h"

/* Light up to 6, packed 10-10-10 as square roots: one look-up fetches three channels. */
static inline uint32_t pack(float r, float g, float b) {
  const float k = 1023.f * 1023.f / 6.f;
  uint32_t i = (uint32_t)(int)sqrtf(clampf(r, 0.f, 6.f) * k), j = (uint32_t)(int)sqrtf(clampf(g, 0.f, 6.f) * k);
  return i << 20 | j << 10 | (uint32_t)(int)sqrtf(clampf(b, 0.f, 6.f) * k);
}

static inline float unpack(uint32_t light, int shift) {
  float root = (float)(int32_t)(light >> shift & 1023u);
  return root * root * (6.f / 1023.f / 1023.f);
}

/* One row: which row of its column a still puddle would show it in (or -1), and its packed light. */
PASS throw_down(const Camera *camera, const float *restrict depth, const uint8_t *restrict mat, const float *restrict R,
                const float *restrict G, const float *restrict B, int y, int n, int32_t *restrict to,
                uint32_t *restrict light) {
  const float cy = camera->cy, height = camera->ey * camera->focal, most = camera->height - 1.f;
  EACH (int x = 0; x < n; x++) {
    float foot = cy + height / depth[x], row = 2.f * foot - y;  /* the sky is so far that its foot is the horizon */
    row = minf(foot - y, most - row) >= 0.f ? row : -1.f;
    to[x] = (int)(mat[x] == GROUND ? -1.f : row);
    light[x] = pack(R[x], G[x], B[x]);
  }
}

/* Columns x0..x1 of `mirror` [height][width] get the packed light of what a still puddle would show there. */
API void fg_mirror(const Camera *cam, const float *depth, const uint8_t *mat, const float *col, uint32_t *mirror,
                   int x0, int x1) {
  int W = cam->width, H = cam->height;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  int32_t to[MAX_WIDTH], n = x1 - x0;
  uint32_t light[MAX_WIDTH];
  for (int y = H - 1; y >= 0; y--) {
    ptrdiff_t i = (ptrdiff_t)y * W + x0;
    throw_down(cam, depth + i, mat + i, col + i, col + plane + i, col + 2 * plane + i, y, n, to, light);
    for (int x = 0; x < n; x++) {
      ptrdiff_t o = (ptrdiff_t)to[x] * W + x0 + x;
      if (to[x] >= 0 && mat[o] == GROUND) mirror[o] = light[x];
    }
  }
}

/* Puddles show the mirror clearly, damp asphalt as a vertical smear; Fresnel decides how much. One row. */
PASS soak(const Camera *camera, float time, Tile detail, float wetness, const float *restrict depth,
          const uint8_t *restrict mat, const uint32_t *restrict mirror, int y, int from, int to, float *restrict R,
          float *restrict G, float *restrict B) {
  const Camera cam = *camera;
  const int W = cam.width, H = cam.height;
  const float ifocal = 1.f / cam.focal, grazing = maxf((y - cam.cy) * ifocal, 0.f);
  const float fresnel = .08f + .72f * fast_exp(-grazing * 4.f);
  EACH (int x = from; x < to; x++) {
    float t = minf(depth[x], 200.f), u = (x - cam.cx) * ifocal;
    float X = cam.ex + (cam.fx + cam.rx * u) * t, Z = cam.ez + (cam.fz + cam.rz * u) * t;
    float puddle = unit((tile(detail, X * 3.4f, Z * 3.4f) - .45f) * 6.f) * .88f + .12f;
    float n1, slope, n2 = tile_slope(detail, X * 31.f, Z * 31.f + time * 30.f, &n1, &slope) - .5f;
    float ripple = 26.f / maxf(t, 1.f) * (1.6f - puddle), smear = 3.f + 7.f * (1.f - puddle);
    int xx = (int)clampf(x + n1 * 2.f * ripple, 0.f, W - 1.f);
    float yy = y + n2 * ripple * 3.2f, most = H - 1.f;
    int a = (int)clampf(yy - 2.f * smear, 0.f, most) * W + xx, b = (int)clampf(yy - smear, 0.f, most) * W + xx;
    int c = (int)clampf(yy, 0.f, most) * W + xx, d = (int)clampf(yy + smear, 0.f, most) * W + xx;
    int e = (int)clampf(yy + 2.f * smear, 0.f, most) * W + xx;
    float here = (mat[x] == GROUND ? 1.f : 0.f) * wetness;
    here = depth[x] < 160.f ? here : 0.f;
    float k = fresnel * (.4f + .6f * puddle) * here * .2f, dark = 1.f - .35f * puddle * here;
    uint32_t p = mirror[a], q = mirror[b], r = mirror[c], s = mirror[d], v = mirror[e];
#define SMEAR(shift) (unpack(p, shift) + unpack(q, shift) + unpack(r, shift) + unpack(s, shift) + unpack(v, shift))
    R[x] = R[x] * dark + SMEAR(20) * k;
    G[x] = G[x] * dark + SMEAR(10) * k;
    B[x] = B[x] * dark + SMEAR(0) * k;
#undef SMEAR
  }
}

API void fg_wet(const Camera *cam, const Air *air, const Tile *detail, float wetness, const float *depth,
                const uint8_t *mat, const uint32_t *mirror, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  for (int y = y0; y < y1; y++) {
    ptrdiff_t i = (ptrdiff_t)y * W;
    for (int from, to = 0; next_run(mat + i, GROUND, W, &from, &to);)
      soak(cam, air->time, *detail, wetness, depth + i, mat + i, mirror, y, from, to, col + i, col + plane + i, col + 2 * plane + i);
  }
}
